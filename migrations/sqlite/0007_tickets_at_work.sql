CREATE TABLE `assignment_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`location_id` text,
	`category` text,
	`assignee_id` text,
	`created_by` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `ticket_links` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`other_id` text NOT NULL,
	`kind` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `ticket_links_from` ON `ticket_links` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `ticket_links_to` ON `ticket_links` (`other_id`);--> statement-breakpoint
CREATE TABLE `ticket_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`category` text NOT NULL,
	`priority` text NOT NULL,
	`location_id` text,
	`bay_id` text,
	`assignee_id` text,
	`tags` text NOT NULL,
	`checklist` text NOT NULL,
	`due_after_hours` integer,
	`schedule` text,
	`next_at` text,
	`created_by` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `local_files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`byte_size` integer NOT NULL,
	`sent_at` text,
	`used_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `local_files_unsent` ON `local_files` (`used_at`) WHERE sent_at is null;--> statement-breakpoint
CREATE TABLE `seen_tickets` (
	`ticket_id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `seen_tickets_latest` ON `seen_tickets` (`at`);--> statement-breakpoint
CREATE TABLE `ticket_clocks` (
	`ticket_id` text PRIMARY KEY NOT NULL,
	`answer_due_at` text,
	`answered_at` text,
	`resolve_due_at` text,
	`resolved_at` text,
	`paused_with_ms` integer,
	`next_due_at` text
);
--> statement-breakpoint
CREATE INDEX `ticket_clocks_next` ON `ticket_clocks` (`next_due_at`) WHERE next_due_at is not null;--> statement-breakpoint
CREATE TABLE `ticket_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`kind` text NOT NULL,
	`by_id` text,
	`at` text NOT NULL,
	`read_at` text
);
--> statement-breakpoint
CREATE INDEX `ticket_notices_latest` ON `ticket_notices` (`at`);--> statement-breakpoint
CREATE INDEX `ticket_notices_unread` ON `ticket_notices` (`at`) WHERE read_at is null;--> statement-breakpoint
CREATE TABLE `ticket_vectors` (
	`ticket_id` text PRIMARY KEY NOT NULL,
	`text_sha256` text NOT NULL,
	`vector` blob NOT NULL
);
--> statement-breakpoint
ALTER TABLE `intake_items` ADD `ticket_id` text;--> statement-breakpoint
ALTER TABLE `ticket_comments` ADD `mentions` text NOT NULL DEFAULT '[]';--> statement-breakpoint
ALTER TABLE `tickets` ADD `answered_at` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `fix` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `template_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `recurs_at` text;--> statement-breakpoint
CREATE INDEX `tickets_merged` ON `tickets` (`merged_into_id`) WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX `tickets_in_bay` ON `tickets` (`bay_id`,`created_at`) WHERE bay_id is not null;--> statement-breakpoint
-- Full text over comments, beside tickets_fts: it holds no text of its own and reads the rows.
CREATE VIRTUAL TABLE ticket_comments_fts USING fts5(
  body, content = 'ticket_comments', tokenize = 'porter unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE TRIGGER ticket_comments_fts_added AFTER INSERT ON ticket_comments BEGIN
  INSERT INTO ticket_comments_fts (rowid, body) VALUES (new.rowid, new.body);
END;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_fts_removed AFTER DELETE ON ticket_comments BEGIN
  INSERT INTO ticket_comments_fts (ticket_comments_fts, rowid, body)
  VALUES ('delete', old.rowid, old.body);
END;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_fts_changed AFTER UPDATE OF body ON ticket_comments
WHEN old.body IS NOT new.body BEGIN
  INSERT INTO ticket_comments_fts (ticket_comments_fts, rowid, body)
  VALUES ('delete', old.rowid, old.body);
  INSERT INTO ticket_comments_fts (rowid, body) VALUES (new.rowid, new.body);
END;
--> statement-breakpoint
INSERT INTO ticket_comments_fts (ticket_comments_fts) VALUES ('rebuild');
