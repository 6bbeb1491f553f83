CREATE TABLE `answers` (
	`trace_id` text PRIMARY KEY NOT NULL,
	`assistant` text NOT NULL,
	`confidence` real NOT NULL,
	`tier` text NOT NULL,
	`status` text NOT NULL,
	`body` text NOT NULL,
	`duration_ms` real NOT NULL,
	`acknowledged_by` text,
	`acknowledged_at` text,
	FOREIGN KEY (`trace_id`) REFERENCES `questions`(`trace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`trace_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`location_id` text,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`asked_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `questions_of_person` ON `questions` (`person_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `spans` (
	`trace_id` text NOT NULL,
	`span_id` text NOT NULL,
	`parent_span_id` text,
	`name` text NOT NULL,
	`start_ms` real NOT NULL,
	`duration_ms` real NOT NULL,
	`status` text NOT NULL,
	`attributes` text NOT NULL,
	PRIMARY KEY(`trace_id`, `span_id`),
	FOREIGN KEY (`trace_id`) REFERENCES `traces`(`trace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `traces` (
	`trace_id` text PRIMARY KEY NOT NULL,
	`question` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`location_id` text,
	`assistant` text NOT NULL,
	`confidence` real NOT NULL,
	`tier` text NOT NULL,
	`status` text NOT NULL,
	`duration_ms` real NOT NULL
);
--> statement-breakpoint
CREATE INDEX `traces_by_assistant` ON `traces` (`assistant`,`trace_id`);--> statement-breakpoint
CREATE INDEX `traces_by_status` ON `traces` (`status`,`trace_id`);--> statement-breakpoint
CREATE INDEX `traces_by_location` ON `traces` (`location_id`,`trace_id`);--> statement-breakpoint
CREATE TABLE `facts` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`location_id` text,
	`value` text NOT NULL,
	`audience` text NOT NULL
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
	`holidays` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `passages` (
	`id` text PRIMARY KEY NOT NULL,
	`sop_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`heading` text NOT NULL,
	`path` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`sop_id`) REFERENCES `sops`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passages_by_sop` ON `passages` (`sop_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `sops` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`assistant` text NOT NULL,
	`audience` text NOT NULL,
	`locations` text NOT NULL,
	`version` integer NOT NULL,
	`sha256` text NOT NULL,
	`author` text NOT NULL,
	`approved_at` text NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sops_slug` ON `sops` (`assistant`,`slug`);--> statement-breakpoint
CREATE TABLE `sync_state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
