DROP TABLE `facts`;--> statement-breakpoint
DROP TABLE `locations`;--> statement-breakpoint
DROP TABLE `passages`;--> statement-breakpoint
DROP TABLE `sops`;--> statement-breakpoint
DELETE FROM `passages_fts`;--> statement-breakpoint
DELETE FROM `sync_state`;
