CREATE TABLE `cached_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`assistant` text NOT NULL,
	`audience` text NOT NULL,
	`location_id` text,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`dependencies` text NOT NULL,
	`similar_at` real NOT NULL,
	`hits` integer NOT NULL,
	`helpful` integer NOT NULL,
	`wrong` integer NOT NULL,
	`retired_at` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `cached_answers_by_question` ON `cached_answers` (`assistant`,`question`);--> statement-breakpoint
CREATE TABLE `change_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`proposal_id` text,
	`parameters` text NOT NULL,
	`status` text NOT NULL,
	`dry_run` text,
	`reviewed_by` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `change_plans_in_status` ON `change_plans` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `change_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`checkpoint` text,
	`started_at` text,
	`finished_at` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `change_steps_in_order` ON `change_steps` (`plan_id`,`position`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`entry` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	`sync_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_in_order` ON `ledger` (`seq`);--> statement-breakpoint
CREATE TABLE `sync_conflicts` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`field` text,
	`kind` text NOT NULL,
	`base` text,
	`mine` text,
	`theirs` text,
	`theirs_by` text,
	`op_id` text NOT NULL,
	`made_by` text NOT NULL,
	`device_id` text NOT NULL,
	`made_at` text NOT NULL,
	`resolution` text,
	`resolved_by` text,
	`resolved_at` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `sync_conflicts_of_row` ON `sync_conflicts` (`entity`,`row_id`);--> statement-breakpoint
CREATE TABLE `escalations` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`thread` text,
	`assistant` text NOT NULL,
	`reason` text NOT NULL,
	`question` text NOT NULL,
	`trace_id` text,
	`conversation_id` text,
	`ticket_id` text,
	`location_id` text,
	`created_by` text,
	`created_at` text NOT NULL,
	`claimed_by` text,
	`claimed_at` text,
	`urgent_at` text,
	`resolved_at` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `escalations_newest` ON `escalations` (`created_at`);--> statement-breakpoint
CREATE INDEX `escalations_unresolved` ON `escalations` (`created_at`) WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX `escalations_about_conversation` ON `escalations` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `on_call` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text,
	`staff_id` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`created_by` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `on_call_when` ON `on_call` (`starts_at`,`ends_at`);--> statement-breakpoint
CREATE TABLE `intake_items` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`text` text NOT NULL,
	`trace_id` text,
	`location_id` text,
	`classification` text,
	`status` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `intake_items_by_status` ON `intake_items` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `knowledge_links` (
	`id` text PRIMARY KEY NOT NULL,
	`sop_id` text NOT NULL,
	`kind` text NOT NULL,
	`other_sop_id` text,
	`intake_item_id` text,
	`confidence` real,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `knowledge_links_of_sop` ON `knowledge_links` (`sop_id`);--> statement-breakpoint
CREATE INDEX `knowledge_links_of_other_sop` ON `knowledge_links` (`other_sop_id`);--> statement-breakpoint
CREATE INDEX `knowledge_links_of_intake_item` ON `knowledge_links` (`intake_item_id`);--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`approver_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` text NOT NULL,
	`sync_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `approvals_of_proposal` ON `approvals` (`proposal_id`);--> statement-breakpoint
CREATE TABLE `failure_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`assistant` text NOT NULL,
	`analysis` text,
	`status` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `failure_groups_by_status` ON `failure_groups` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `failures` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`trace_id` text NOT NULL,
	`assistant` text NOT NULL,
	`question` text NOT NULL,
	`detail` text NOT NULL,
	`location_id` text,
	`group_id` text,
	`created_by` text,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `failures_newest` ON `failures` (`created_at`);--> statement-breakpoint
CREATE INDEX `failures_in_group` ON `failures` (`group_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `failures_about_trace` ON `failures` (`trace_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`sop_id` text,
	`group_id` text,
	`audience` text NOT NULL,
	`reasoning` text NOT NULL,
	`patch` text NOT NULL,
	`base_sha256` text,
	`result_sha256` text,
	`status` text NOT NULL,
	`status_note` text NOT NULL,
	`proposed_by` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `proposals_in_status` ON `proposals` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `proposals_about_sop` ON `proposals` (`sop_id`);--> statement-breakpoint
CREATE TABLE `replay_results` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`trace_id` text NOT NULL,
	`question` text NOT NULL,
	`before_answer` text NOT NULL,
	`after_answer` text NOT NULL,
	`verdict` text NOT NULL,
	`reviewed_by` text,
	`review_note` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `replay_results_in_run` ON `replay_results` (`run_id`,`verdict`);--> statement-breakpoint
CREATE TABLE `replay_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`days` integer NOT NULL,
	`questions` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`finished_at` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `replay_runs_newest` ON `replay_runs` (`proposal_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `bays` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `bays_of_location` ON `bays` (`location_id`,`number`);--> statement-breakpoint
CREATE TABLE `facts` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`location_id` text,
	`value` text NOT NULL,
	`audience` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `facts_by_key` ON `facts` (`key`,`location_id`);--> statement-breakpoint
CREATE TABLE `locations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`time_zone` text NOT NULL,
	`hours` text NOT NULL,
	`staffed_hours` text NOT NULL,
	`holidays` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `passages` (
	`id` text PRIMARY KEY NOT NULL,
	`sop_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`heading` text NOT NULL,
	`path` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passages_by_sop` ON `passages` (`sop_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `sop_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`sop_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`author` text NOT NULL,
	`reason` text NOT NULL,
	`approved_by` text NOT NULL,
	`approved_at` text NOT NULL,
	`sync_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sop_versions_number` ON `sop_versions` (`sop_id`,`version`);--> statement-breakpoint
CREATE TABLE `sops` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`assistant` text NOT NULL,
	`audience` text NOT NULL,
	`locations` text NOT NULL,
	`current_version` integer NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `canned_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`location_id` text,
	`created_by` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`customer_phone` text NOT NULL,
	`location_id` text,
	`assignee_id` text,
	`unread_count` integer NOT NULL,
	`last_message_at` text NOT NULL,
	`needs_human` integer NOT NULL,
	`urgent` integer NOT NULL,
	`snoozed_until` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `conversations_by_last_message` ON `conversations` (`last_message_at`,`id`);--> statement-breakpoint
CREATE INDEX `conversations_at_location` ON `conversations` (`location_id`,`last_message_at`);--> statement-breakpoint
CREATE INDEX `conversations_assigned` ON `conversations` (`assignee_id`,`last_message_at`);--> statement-breakpoint
CREATE INDEX `conversations_with_customer` ON `conversations` (`customer_id`);--> statement-breakpoint
CREATE INDEX `conversations_unread` ON `conversations` (`last_message_at`) WHERE unread_count > 0;--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`name` text NOT NULL,
	`location_id` text,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `customers_by_phone` ON `customers` (`phone`);--> statement-breakpoint
CREATE INDEX `customers_by_name` ON `customers` (`name`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	`trace_id` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `drafts_in_conversation` ON `drafts` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `macros` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`location_id` text,
	`created_by` text NOT NULL,
	`actions` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`customer_phone` text NOT NULL,
	`direction` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`provider_id` text,
	`idempotency_key` text,
	`status` text NOT NULL,
	`error` text,
	`author_id` text,
	`trace_id` text,
	`sent_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `messages_thread` ON `messages` (`conversation_id`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_to_send` ON `messages` (`sent_at`) WHERE status in ('queued', 'failed');--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	`mentions` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `notes_in_conversation` ON `notes` (`conversation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `opt_outs` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`source` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `opt_outs_of_customer` ON `opt_outs` (`customer_id`);--> statement-breakpoint
CREATE TABLE `scheduled_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	`send_at` text NOT NULL,
	`unless_answered` integer NOT NULL,
	`status` text NOT NULL,
	`message_id` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `scheduled_messages_in_conversation` ON `scheduled_messages` (`conversation_id`,`send_at`);--> statement-breakpoint
CREATE TABLE `staff_names` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `router_models` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`metrics` text NOT NULL,
	`weights` text NOT NULL,
	`weights_sha256` text NOT NULL,
	`status` text NOT NULL,
	`trained_by` text NOT NULL,
	`trained_at` text NOT NULL,
	`published_at` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `router_models_by_status` ON `router_models` (`status`,`number`);--> statement-breakpoint
CREATE TABLE `training_examples` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`label` text NOT NULL,
	`source` text NOT NULL,
	`trace_id` text,
	`location_id` text,
	`labelled_by` text NOT NULL,
	`labelled_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `training_examples_by_label` ON `training_examples` (`label`,`labelled_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`scope` text,
	`value` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `settings_by_key` ON `settings` (`key`,`scope`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`byte_size` integer NOT NULL,
	`sha256` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `attachments_beside_ticket` ON `attachments` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`screen` text NOT NULL,
	`name` text NOT NULL,
	`filters` text NOT NULL,
	`shared` integer NOT NULL,
	`position` integer NOT NULL,
	`created_by` text NOT NULL,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `ticket_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	`sync_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_comments_thread` ON `ticket_comments` (`ticket_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `ticket_events` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`field` text NOT NULL,
	`from_value` text,
	`to_value` text,
	`by_id` text,
	`at` text NOT NULL,
	`sync_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_events_history` ON `ticket_events` (`ticket_id`,`at`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`category` text NOT NULL,
	`priority` text NOT NULL,
	`status` text NOT NULL,
	`location_id` text NOT NULL,
	`bay_id` text,
	`assignee_id` text,
	`created_by` text NOT NULL,
	`tags` text NOT NULL,
	`conversation_id` text,
	`trace_id` text,
	`created_at` text NOT NULL,
	`resolved_at` text,
	`due_at` text,
	`watchers` text NOT NULL,
	`checklist` text NOT NULL,
	`parent_id` text,
	`merged_into_id` text,
	`version` integer NOT NULL,
	`sync_seq` integer NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `tickets_newest` ON `tickets` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_by_status` ON `tickets` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_at_location` ON `tickets` (`location_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_at_location_by_status` ON `tickets` (`location_id`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_assigned` ON `tickets` (`assignee_id`,`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `tickets_about_conversation` ON `tickets` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `tickets_split_from` ON `tickets` (`parent_id`) WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX `tickets_due` ON `tickets` (`due_at`) WHERE due_at is not null and resolved_at is null;--> statement-breakpoint
CREATE TABLE `metric_rollups` (
	`metric` text NOT NULL,
	`day` text NOT NULL,
	`hour` integer NOT NULL,
	`location_id` text NOT NULL,
	`assistant` text NOT NULL,
	`tier` text NOT NULL,
	`count` integer NOT NULL,
	`sum` real NOT NULL,
	`buckets` text NOT NULL,
	PRIMARY KEY(`metric`, `day`, `hour`, `location_id`, `assistant`, `tier`)
);
--> statement-breakpoint
CREATE TABLE `bootstrap_seen` (
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	PRIMARY KEY(`entity`, `row_id`)
);
--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`op_id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`kind` text NOT NULL,
	`base_version` integer NOT NULL,
	`changes` text NOT NULL,
	`depends_on` text NOT NULL,
	`priority` integer NOT NULL,
	`made_at` text NOT NULL,
	`code` text NOT NULL,
	`message` text NOT NULL,
	`refused_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`op_id` text NOT NULL,
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`kind` text NOT NULL,
	`base_version` integer NOT NULL,
	`changes` text NOT NULL,
	`depends_on` text NOT NULL,
	`priority` integer NOT NULL,
	`made_at` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`device_seq` integer,
	`sync_seq` integer,
	`acked_at` text,
	CONSTRAINT "outbox_acked_complete" CHECK("outbox"."state" <> 'acked' or "outbox"."sync_seq" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_op_id_unique` ON `outbox` (`op_id`);--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`state`,`priority`,`position`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`state`,`entity`,`made_at`);--> statement-breakpoint
CREATE INDEX `outbox_of_row` ON `outbox` (`entity`,`row_id`,`position`);--> statement-breakpoint
CREATE TABLE `shadows` (
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`row` text,
	PRIMARY KEY(`entity`, `row_id`)
);
