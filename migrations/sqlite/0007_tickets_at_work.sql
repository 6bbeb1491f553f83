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
CREATE INDEX `attachments_of_bytes` ON `attachments` (`sha256`);--> statement-breakpoint
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
DROP INDEX `tickets_newest`;--> statement-breakpoint
DROP INDEX `tickets_at_location_by_status`;--> statement-breakpoint
DROP INDEX `tickets_by_status`;--> statement-breakpoint
DROP INDEX `tickets_at_location`;--> statement-breakpoint
DROP INDEX `tickets_assigned`;--> statement-breakpoint
DROP INDEX `tickets_due`;--> statement-breakpoint
ALTER TABLE `tickets` ADD `answered_at` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `fix` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `template_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `recurs_at` text;--> statement-breakpoint
CREATE INDEX `tickets_listed` ON `tickets` (`created_at`,`id`,`status`,`priority`,`category`,`location_id`,`bay_id`,`assignee_id`,`created_by`,`updated_at`,`due_at`,`tags`,`watchers`) WHERE deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX `tickets_latest` ON `tickets` (`updated_at`,`created_at`,`id`) WHERE deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX `tickets_by_title` ON `tickets` (title collate nocase,`created_at`,`id`) WHERE deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX `tickets_by_priority` ON `tickets` (`priority`,`created_at`,`id`) WHERE deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX `tickets_in_bay` ON `tickets` (`bay_id`,`created_at`,`id`,`status`) WHERE deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX `tickets_merged` ON `tickets` (`merged_into_id`) WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX `tickets_by_status` ON `tickets` (`status`,`created_at`,`id`) WHERE deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX `tickets_at_location` ON `tickets` (`location_id`,`created_at`,`id`,`status`) WHERE deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX `tickets_assigned` ON `tickets` (`assignee_id`,`created_at`,`id`,`status`) WHERE deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX `tickets_due` ON `tickets` (`due_at`,`created_at`,`id`) WHERE deleted_at is null and merged_into_id is null and due_at is not null;--> statement-breakpoint
ALTER TABLE `intake_items` ADD `ticket_id` text;--> statement-breakpoint
ALTER TABLE `ticket_comments` ADD `mentions` text NOT NULL DEFAULT '[]';
--> statement-breakpoint
-- Tickets by the first promise that is still to be kept; what is too late while its clock stands comes first.
CREATE INDEX ticket_clocks_open ON ticket_clocks (
  CASE WHEN resolved_at IS NULL AND paused_with_ms < 0 THEN ''
    WHEN answered_at IS NULL AND answer_due_at IS NOT NULL
      AND (resolved_at IS NOT NULL OR answer_due_at <= coalesce(resolve_due_at, answer_due_at))
      THEN answer_due_at
    WHEN resolved_at IS NULL THEN resolve_due_at END
) WHERE CASE WHEN resolved_at IS NULL AND paused_with_ms < 0 THEN ''
    WHEN answered_at IS NULL AND answer_due_at IS NOT NULL
      AND (resolved_at IS NOT NULL OR answer_due_at <= coalesce(resolve_due_at, answer_due_at))
      THEN answer_due_at
    WHEN resolved_at IS NULL THEN resolve_due_at END IS NOT NULL;
--> statement-breakpoint
-- Full text over comments: it holds no text, only which words are in which comment of which ticket. A
-- number in it is made of the ticket's and the comment's, so that tickets are known without the rows.
CREATE VIRTUAL TABLE ticket_comments_fts USING fts5(
  body, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE TRIGGER ticket_comments_fts_added AFTER INSERT ON ticket_comments BEGIN
  INSERT INTO ticket_comments_fts (rowid, body)
  SELECT (rowid << 31) + new.rowid, new.body FROM tickets WHERE id = new.ticket_id;
END;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_fts_removed AFTER DELETE ON ticket_comments BEGIN
  INSERT INTO ticket_comments_fts (ticket_comments_fts, rowid, body)
  SELECT 'delete', (rowid << 31) + old.rowid, old.body FROM tickets WHERE id = old.ticket_id;
END;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_fts_changed AFTER UPDATE OF body ON ticket_comments
WHEN old.body IS NOT new.body BEGIN
  INSERT INTO ticket_comments_fts (ticket_comments_fts, rowid, body)
  SELECT 'delete', (rowid << 31) + old.rowid, old.body FROM tickets WHERE id = old.ticket_id;
  INSERT INTO ticket_comments_fts (rowid, body)
  SELECT (rowid << 31) + new.rowid, new.body FROM tickets WHERE id = new.ticket_id;
END;
--> statement-breakpoint
-- Rows come and go in any order: a comment may be there before its ticket, and stay after it.
CREATE TRIGGER ticket_comments_fts_found AFTER INSERT ON tickets BEGIN
  INSERT INTO ticket_comments_fts (rowid, body)
  SELECT (new.rowid << 31) + rowid, body FROM ticket_comments WHERE ticket_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER ticket_comments_fts_lost AFTER DELETE ON tickets BEGIN
  INSERT INTO ticket_comments_fts (ticket_comments_fts, rowid, body)
  SELECT 'delete', (old.rowid << 31) + rowid, body FROM ticket_comments WHERE ticket_id = old.id;
END;
--> statement-breakpoint
INSERT INTO ticket_comments_fts (rowid, body)
SELECT (tickets.rowid << 31) + ticket_comments.rowid, body FROM ticket_comments
JOIN tickets ON tickets.id = ticket_comments.ticket_id;
