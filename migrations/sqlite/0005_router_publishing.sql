ALTER TABLE `router_models` ADD `bytes` integer NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE `router_models` ADD `live_weights` text;--> statement-breakpoint
CREATE INDEX `training_examples_by_trace` ON `training_examples` (`trace_id`);
