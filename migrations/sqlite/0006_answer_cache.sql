CREATE TABLE `answer_cache` (
	`id` text PRIMARY KEY NOT NULL,
	`assistant` text NOT NULL,
	`audience` text NOT NULL,
	`location_id` text,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`dependencies` text NOT NULL,
	`similar_at` real NOT NULL,
	`origin` text NOT NULL,
	`hits` integer DEFAULT 0 NOT NULL,
	`helpful` integer DEFAULT 0 NOT NULL,
	`wrong` integer DEFAULT 0 NOT NULL,
	`used_at` text NOT NULL,
	`created_at` text NOT NULL,
	`retired_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_cache_in_use` ON `answer_cache` (`question`,`assistant`,`audience`,`location_id`) WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `answer_cache_in_use_everywhere` ON `answer_cache` (`question`,`assistant`,`audience`) WHERE retired_at is null and location_id is null;--> statement-breakpoint
CREATE INDEX `answer_cache_by_use` ON `answer_cache` (`used_at`) WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX `answer_cache_retired` ON `answer_cache` (`retired_at`) WHERE retired_at is not null;--> statement-breakpoint
CREATE TABLE `answer_feedback` (
	`trace_id` text PRIMARY KEY NOT NULL,
	`verdict` text NOT NULL,
	`correction` text,
	`person_id` text NOT NULL,
	`given_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cache_verdicts` (
	`trace_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`tier` text NOT NULL,
	`similarity` real NOT NULL,
	`question` text NOT NULL,
	`verdict` text,
	`refused_by` text,
	`at` text NOT NULL,
	PRIMARY KEY(`trace_id`, `entry_id`)
);
--> statement-breakpoint
CREATE INDEX `cache_verdicts_of_entry` ON `cache_verdicts` (`entry_id`);--> statement-breakpoint
CREATE INDEX `cache_verdicts_of_hits` ON `cache_verdicts` (`tier`,`at`) WHERE refused_by is null;--> statement-breakpoint
CREATE TABLE `answer_verdicts` (
	`id` text PRIMARY KEY NOT NULL,
	`cached_answer_id` text NOT NULL,
	`trace_id` text NOT NULL,
	`tier` text NOT NULL,
	`similarity` real NOT NULL,
	`verdict` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` text NOT NULL,
	`sync_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answer_verdicts_about` ON `answer_verdicts` (`cached_answer_id`);--> statement-breakpoint
CREATE INDEX `answer_verdicts_by_tier` ON `answer_verdicts` (`tier`,`given_at`);--> statement-breakpoint
ALTER TABLE `cached_answers` ADD `variants` text NOT NULL DEFAULT '[]';--> statement-breakpoint
ALTER TABLE `cached_answers` ADD `origin` text NOT NULL DEFAULT 'knowledge';--> statement-breakpoint
ALTER TABLE `cached_answers` ADD `source_trace` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `context` text NOT NULL DEFAULT '{}';--> statement-breakpoint
ALTER TABLE `escalations` ADD `answer` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `answered_by` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `answered_at` text;--> statement-breakpoint
CREATE INDEX `escalations_of_trace` ON `escalations` (`trace_id`) WHERE trace_id is not null;