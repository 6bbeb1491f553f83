CREATE TABLE "answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"location_id" text,
	"assistant" text NOT NULL,
	"confidence" double precision NOT NULL,
	"tier" text NOT NULL,
	"body" jsonb NOT NULL,
	"citations" jsonb NOT NULL,
	"model" text,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" double precision NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "answers_assistant_known" CHECK ("answers"."assistant" in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')),
	CONSTRAINT "answers_confidence" CHECK ("answers"."confidence" between 0 and 1),
	CONSTRAINT "answers_tier_known" CHECK ("answers"."tier" in ('template', 'exact', 'semantic', 'knowledge', 'generated', 'human')),
	CONSTRAINT "answers_model_of_generated" CHECK (("answers"."model" is not null) = ("answers"."tier" = 'generated')),
	CONSTRAINT "answers_body_list" CHECK (jsonb_typeof("answers"."body") = 'array'),
	CONSTRAINT "answers_citations_list" CHECK (jsonb_typeof("answers"."citations") = 'array'),
	CONSTRAINT "answers_duration" CHECK ("answers"."duration_ms" >= 0)
);
--> statement-breakpoint
ALTER TABLE "answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"answer_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"correction" text,
	"location_id" text,
	"given_by" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "feedback_verdict_known" CHECK ("feedback"."verdict" in ('helpful', 'wrong', 'incomplete', 'off-tone')),
	CONSTRAINT "feedback_correction_of_unhelpful" CHECK ("feedback"."correction" is null or ("feedback"."verdict" <> 'helpful' and length("feedback"."correction") between 1 and 4000))
);
--> statement-breakpoint
ALTER TABLE "feedback" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"trace_id" text NOT NULL,
	"text" text NOT NULL,
	"channel" text NOT NULL,
	"location_id" text,
	"customer_id" uuid,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "questions_trace_id" UNIQUE("trace_id"),
	CONSTRAINT "questions_of_person" UNIQUE("id","asked_by"),
	CONSTRAINT "questions_trace_id_form" CHECK ("questions"."trace_id" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "questions_id_of_trace" CHECK (replace("questions"."id"::text, '-', '') = "questions"."trace_id"),
	CONSTRAINT "questions_text_given" CHECK (length("questions"."text") between 1 and 4000),
	CONSTRAINT "questions_channel_known" CHECK ("questions"."channel" in ('app', 'command-line', 'sms', 'call'))
);
--> statement-breakpoint
ALTER TABLE "questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cached_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assistant" text NOT NULL,
	"audience" text NOT NULL,
	"location_id" text,
	"question" text NOT NULL,
	"answer" jsonb NOT NULL,
	"dependencies" text[] NOT NULL,
	"similar_at" real NOT NULL,
	"hits" integer DEFAULT 0 NOT NULL,
	"helpful" integer DEFAULT 0 NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "cached_answers_assistant_known" CHECK ("cached_answers"."assistant" in ('booking', 'tech', 'brand', 'strategy', 'customer-info', 'general')),
	CONSTRAINT "cached_answers_audience_known" CHECK ("cached_answers"."audience" in ('public', 'staff', 'management')),
	CONSTRAINT "cached_answers_strategy_for_management" CHECK ("cached_answers"."assistant" <> 'strategy' or "cached_answers"."audience" = 'management'),
	CONSTRAINT "cached_answers_question_given" CHECK (length("cached_answers"."question") between 1 and 4000),
	CONSTRAINT "cached_answers_answer_object" CHECK (jsonb_typeof("cached_answers"."answer") = 'object'),
	CONSTRAINT "cached_answers_rest_on_knowledge" CHECK (cardinality("cached_answers"."dependencies") > 0 and array_to_string("cached_answers"."dependencies", ',', '') ~ '^[0-9a-f]{64}(,[0-9a-f]{64})*$'),
	CONSTRAINT "cached_answers_similar_at" CHECK ("cached_answers"."similar_at" between 0 and 1),
	CONSTRAINT "cached_answers_counts" CHECK (least("cached_answers"."hits", "cached_answers"."helpful", "cached_answers"."wrong") >= 0)
);
--> statement-breakpoint
ALTER TABLE "cached_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "change_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"proposal_id" uuid,
	"parameters" jsonb NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"dry_run" jsonb,
	"reviewed_by" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "change_plans_given" CHECK ("change_plans"."kind" <> '' and "change_plans"."title" <> ''),
	CONSTRAINT "change_plans_status_known" CHECK ("change_plans"."status" in ('draft', 'dry-run', 'reviewed', 'running', 'done', 'stopped', 'failed', 'rolled-back')),
	CONSTRAINT "change_plans_dry_run_first" CHECK ("change_plans"."status" = 'draft' or ("change_plans"."dry_run" is not null and ("change_plans"."status" = 'dry-run' or "change_plans"."reviewed_by" is not null)))
);
--> statement-breakpoint
ALTER TABLE "change_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "change_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"checkpoint" jsonb,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "change_steps_of_plan" UNIQUE("plan_id","position"),
	CONSTRAINT "change_steps_title_given" CHECK ("change_steps"."title" <> ''),
	CONSTRAINT "change_steps_status_known" CHECK ("change_steps"."status" in ('waiting', 'running', 'done', 'failed', 'rolled-back'))
);
--> statement-breakpoint
ALTER TABLE "change_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"entry" text NOT NULL,
	"prev_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ledger_seq" UNIQUE("seq"),
	CONSTRAINT "ledger_prev_hash" UNIQUE("prev_hash"),
	CONSTRAINT "ledger_seq_positive" CHECK ("ledger"."seq" > 0),
	CONSTRAINT "ledger_entry_size" CHECK (octet_length("ledger"."entry") <= 16384)
);
--> statement-breakpoint
ALTER TABLE "ledger" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_head_one_row" CHECK ("ledger_head"."one")
);
--> statement-breakpoint
ALTER TABLE "ledger_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "escalations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"thread" text,
	"assistant" text NOT NULL,
	"reason" text NOT NULL,
	"question" text NOT NULL,
	"trace_id" text,
	"conversation_id" uuid,
	"ticket_id" uuid,
	"location_id" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"claimed_by" uuid,
	"claimed_at" timestamp (3) with time zone,
	"urgent_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "escalations_channel_given" CHECK ("escalations"."channel" <> ''),
	CONSTRAINT "escalations_trace_id_form" CHECK ("escalations"."trace_id" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "escalations_assistant_known" CHECK ("escalations"."assistant" in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none'))
);
--> statement-breakpoint
ALTER TABLE "escalations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "on_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" text,
	"staff_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "on_call_in_order" CHECK ("on_call"."ends_at" > "on_call"."starts_at")
);
--> statement-breakpoint
ALTER TABLE "on_call" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "failure_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"assistant" text NOT NULL,
	"analysis" jsonb,
	"status" text DEFAULT 'open' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "failure_groups_title_given" CHECK ("failure_groups"."title" <> ''),
	CONSTRAINT "failure_groups_status_known" CHECK ("failure_groups"."status" in ('open', 'proposed', 'fixed', 'dismissed')),
	CONSTRAINT "failure_groups_assistant_known" CHECK ("failure_groups"."assistant" in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none'))
);
--> statement-breakpoint
ALTER TABLE "failure_groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "failures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"trace_id" text NOT NULL,
	"assistant" text NOT NULL,
	"question" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"location_id" text,
	"group_id" uuid,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "failures_trace_id_form" CHECK ("failures"."trace_id" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "failures_kind_known" CHECK ("failures"."kind" in ('unhelpful', 'corrected', 'escalated', 'low-confidence')),
	CONSTRAINT "failures_assistant_known" CHECK ("failures"."assistant" in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none'))
);
--> statement-breakpoint
ALTER TABLE "failures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "intake_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"text" text NOT NULL,
	"trace_id" text,
	"location_id" text,
	"classification" jsonb,
	"status" text DEFAULT 'new' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "intake_items_source_known" CHECK ("intake_items"."source" in ('human-reply', 'correction', 'note', 'import')),
	CONSTRAINT "intake_items_text_given" CHECK (("intake_items"."text" = '') = ("intake_items"."status" = 'in-vault')),
	CONSTRAINT "intake_items_text_length" CHECK (length("intake_items"."text") <= 100000),
	CONSTRAINT "intake_items_trace_id_form" CHECK ("intake_items"."trace_id" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "intake_items_classification_object" CHECK (jsonb_typeof("intake_items"."classification") = 'object'),
	CONSTRAINT "intake_items_status_known" CHECK ("intake_items"."status" in ('new', 'classified', 'proposed', 'in-vault', 'duplicate', 'discarded'))
);
--> statement-breakpoint
ALTER TABLE "intake_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "knowledge_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sop_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"other_sop_id" uuid,
	"intake_item_id" uuid,
	"confidence" real,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "knowledge_links_once" UNIQUE NULLS NOT DISTINCT("sop_id","kind","other_sop_id","intake_item_id"),
	CONSTRAINT "knowledge_links_kind_known" CHECK ("knowledge_links"."kind" in ('contradicts', 'duplicates', 'supports', 'see-also')),
	CONSTRAINT "knowledge_links_one_other" CHECK (num_nonnulls("knowledge_links"."other_sop_id", "knowledge_links"."intake_item_id") = 1 and "knowledge_links"."sop_id" is distinct from "knowledge_links"."other_sop_id"),
	CONSTRAINT "knowledge_links_confidence" CHECK ("knowledge_links"."confidence" between 0 and 1)
);
--> statement-breakpoint
ALTER TABLE "knowledge_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "opt_outs_source_known" CHECK ("opt_outs"."source" in ('text', 'staff'))
);
--> statement-breakpoint
ALTER TABLE "opt_outs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"platform" text NOT NULL,
	"app_version" text NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "devices_of_one_person" UNIQUE("id","person_id"),
	CONSTRAINT "devices_name_given" CHECK (length("devices"."name") between 1 and 200),
	CONSTRAINT "devices_platform_known" CHECK ("devices"."platform" in ('linux', 'darwin', 'win32')),
	CONSTRAINT "devices_app_version_form" CHECK ("devices"."app_version" ~ '^[0-9]+[.][0-9]+[.][0-9]+'),
	CONSTRAINT "devices_last_seq" CHECK ("devices"."last_seq" >= 0)
);
--> statement-breakpoint
ALTER TABLE "devices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "login_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"attempted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "login_attempts_outcome_known" CHECK ("login_attempts"."outcome" in ('online', 'offline', 'wrong-password', 'locked'))
);
--> statement-breakpoint
ALTER TABLE "login_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_times_in_order" CHECK ("sessions"."last_seen_at" >= "sessions"."started_at" and ("sessions"."ended_at" is null or "sessions"."ended_at" >= "sessions"."started_at"))
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"approver_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "approvals_once" UNIQUE("proposal_id","approver_id"),
	CONSTRAINT "approvals_decision_known" CHECK ("approvals"."decision" in ('approve', 'reject')),
	CONSTRAINT "approvals_reason_given" CHECK ("approvals"."decision" = 'approve' or "approvals"."reason" <> '')
);
--> statement-breakpoint
ALTER TABLE "approvals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"sop_id" uuid,
	"group_id" uuid,
	"audience" text NOT NULL,
	"reasoning" jsonb NOT NULL,
	"patch" jsonb NOT NULL,
	"base_sha256" text,
	"result_sha256" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"status_note" text DEFAULT '' NOT NULL,
	"proposed_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "proposals_title_given" CHECK ("proposals"."title" <> ''),
	CONSTRAINT "proposals_audience_known" CHECK ("proposals"."audience" in ('public', 'staff', 'management')),
	CONSTRAINT "proposals_status_known" CHECK ("proposals"."status" in ('draft', 'validated', 'pending', 'approved', 'applying', 'applied',
        'rejected', 'expired', 'conflicted', 'rolled-back')),
	CONSTRAINT "proposals_base_of_sop" CHECK (("proposals"."sop_id" is null) = ("proposals"."base_sha256" is null)),
	CONSTRAINT "proposals_base_form" CHECK ("proposals"."base_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "proposals_result_form" CHECK ("proposals"."result_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "proposals_result_of_sop" CHECK ("proposals"."sop_id" is null or "proposals"."result_sha256" is not null),
	CONSTRAINT "proposals_expire_later" CHECK ("proposals"."expires_at" > "proposals"."created_at")
);
--> statement-breakpoint
ALTER TABLE "proposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "replay_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"trace_id" text NOT NULL,
	"question" text NOT NULL,
	"before_answer" jsonb NOT NULL,
	"after_answer" jsonb NOT NULL,
	"verdict" text NOT NULL,
	"reviewed_by" uuid,
	"review_note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "replay_results_trace_id_form" CHECK ("replay_results"."trace_id" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "replay_results_verdict_known" CHECK ("replay_results"."verdict" in ('better', 'same', 'worse'))
);
--> statement-breakpoint
ALTER TABLE "replay_results" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "replay_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"days" integer NOT NULL,
	"questions" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "replay_runs_days" CHECK ("replay_runs"."days" > 0)
);
--> statement-breakpoint
ALTER TABLE "replay_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "canned_replies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"location_id" text,
	"created_by" uuid NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "canned_replies_given" CHECK ("canned_replies"."title" <> '' and "canned_replies"."body" <> '')
);
--> statement-breakpoint
ALTER TABLE "canned_replies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"trace_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "drafts_trace_id_form" CHECK ("drafts"."trace_id" ~ '^[0-9a-f]{32}$')
);
--> statement-breakpoint
ALTER TABLE "drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "macros" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"location_id" text,
	"created_by" uuid NOT NULL,
	"actions" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "macros_title_given" CHECK ("macros"."title" <> ''),
	CONSTRAINT "macros_actions_form" CHECK (jsonb_typeof("macros"."actions") = 'array')
);
--> statement-breakpoint
ALTER TABLE "macros" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"mentions" uuid[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "notes_body_given" CHECK ("notes"."body" <> '')
);
--> statement-breakpoint
ALTER TABLE "notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scheduled_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"send_at" timestamp (3) with time zone NOT NULL,
	"unless_answered" boolean DEFAULT true NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"message_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "scheduled_messages_body_given" CHECK ("scheduled_messages"."body" <> ''),
	CONSTRAINT "scheduled_messages_status_known" CHECK ("scheduled_messages"."status" in ('waiting', 'sent', 'cancelled')),
	CONSTRAINT "scheduled_messages_sent_as" CHECK (("scheduled_messages"."status" = 'sent') = ("scheduled_messages"."message_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "scheduled_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "router_models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"metrics" jsonb NOT NULL,
	"weights" text NOT NULL,
	"weights_sha256" text NOT NULL,
	"status" text DEFAULT 'trained' NOT NULL,
	"trained_by" uuid NOT NULL,
	"trained_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "router_models_number_positive" CHECK ("router_models"."number" > 0),
	CONSTRAINT "router_models_metrics_object" CHECK (jsonb_typeof("router_models"."metrics") = 'object'),
	CONSTRAINT "router_models_weights_json" CHECK (jsonb_typeof("router_models"."weights"::jsonb) = 'object'),
	CONSTRAINT "router_models_weights_size" CHECK (octet_length("router_models"."weights") <= 16777216),
	CONSTRAINT "router_models_sha256_true" CHECK ("router_models"."weights_sha256" = encode(sha256(convert_to("router_models"."weights", 'UTF8')), 'hex')),
	CONSTRAINT "router_models_status_known" CHECK ("router_models"."status" in ('trained', 'live', 'retired')),
	CONSTRAINT "router_models_published_when_live" CHECK ("router_models"."status" <> 'live' or "router_models"."published_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "router_models" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "training_examples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"label" text NOT NULL,
	"source" text NOT NULL,
	"trace_id" text,
	"location_id" text,
	"labelled_by" uuid NOT NULL,
	"labelled_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "training_examples_text_given" CHECK (length("training_examples"."text") between 1 and 4000),
	CONSTRAINT "training_examples_label_known" CHECK ("training_examples"."label" in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')),
	CONSTRAINT "training_examples_source_known" CHECK ("training_examples"."source" in ('staff', 'feedback', 'correction', 'import')),
	CONSTRAINT "training_examples_trace_id_form" CHECK ("training_examples"."trace_id" ~ '^[0-9a-f]{32}$')
);
--> statement-breakpoint
ALTER TABLE "training_examples" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"scope" text,
	"value" jsonb NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "settings_key_in_scope" UNIQUE NULLS NOT DISTINCT("key","scope"),
	CONSTRAINT "settings_key_form" CHECK ("settings"."key" ~ '^[a-z]+(-[a-z]+)*([.][a-z]+(-[a-z]+)*)+$')
);
--> statement-breakpoint
ALTER TABLE "settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "client_versions" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"minimum_protocol" integer DEFAULT 1 NOT NULL,
	"minimum_app" text DEFAULT '0.0.0' NOT NULL,
	"recommended_app" text DEFAULT '0.0.0' NOT NULL,
	CONSTRAINT "client_versions_one_row" CHECK ("client_versions"."one"),
	CONSTRAINT "client_versions_minimum_form" CHECK ("client_versions"."minimum_app" ~ '^[0-9]+[.][0-9]+[.][0-9]+$'),
	CONSTRAINT "client_versions_recommended_form" CHECK ("client_versions"."recommended_app" ~ '^[0-9]+[.][0-9]+[.][0-9]+$')
);
--> statement-breakpoint
CREATE TABLE "dead_letters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"op_id" text NOT NULL,
	"device_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"entity" text,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"operation" text,
	"refused_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_conflicts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entity" text NOT NULL,
	"row_id" text NOT NULL,
	"field" text,
	"kind" text NOT NULL,
	"base" jsonb,
	"mine" jsonb,
	"theirs" jsonb,
	"theirs_by" uuid,
	"op_id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"resolution" text,
	"resolved_by" uuid,
	"resolved_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "sync_conflicts_kind_known" CHECK ("sync_conflicts"."kind" in ('field', 'edit-of-deleted', 'delete-of-edited')),
	CONSTRAINT "sync_conflicts_field_given" CHECK (("sync_conflicts"."field" is null) = ("sync_conflicts"."kind" = 'delete-of-edited')),
	CONSTRAINT "sync_conflicts_resolution_known" CHECK ("sync_conflicts"."resolution" in ('theirs', 'mine', 'merged'))
);
--> statement-breakpoint
CREATE TABLE "sync_departures" (
	"departure" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sync_departures_departure_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"entity" text NOT NULL,
	"row_id" text NOT NULL,
	"left_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_entities" (
	"entity" text PRIMARY KEY NOT NULL,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"author" text
);
--> statement-breakpoint
CREATE TABLE "sync_head" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" uuid DEFAULT gen_random_uuid() NOT NULL,
	"restored_to" timestamp (3) with time zone,
	"pruned_to" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "sync_head_one_row" CHECK ("sync_head"."one")
);
--> statement-breakpoint
CREATE TABLE "sync_ops" (
	"op_id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"device_seq" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"row_id" text NOT NULL,
	"kind" text NOT NULL,
	"made_at" timestamp (3) with time zone,
	"applied_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"row_version" integer,
	"result" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "attachments_name_plain" CHECK ("attachments"."name" ~ '^[^/\\[:cntrl:]]{1,255}$'),
	CONSTRAINT "attachments_size" CHECK ("attachments"."byte_size" between 1 and 26214400),
	CONSTRAINT "attachments_sha256_form" CHECK ("attachments"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "attachments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"screen" text NOT NULL,
	"name" text NOT NULL,
	"filters" jsonb NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "saved_views_screen_known" CHECK ("saved_views"."screen" in ('tickets', 'inbox', 'traces')),
	CONSTRAINT "saved_views_name_given" CHECK ("saved_views"."name" <> ''),
	CONSTRAINT "saved_views_filters_form" CHECK (jsonb_typeof("saved_views"."filters") = 'object')
);
--> statement-breakpoint
ALTER TABLE "saved_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ticket_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ticket_comments_body_given" CHECK ("ticket_comments"."body" <> '')
);
--> statement-breakpoint
ALTER TABLE "ticket_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"field" text NOT NULL,
	"from_value" jsonb,
	"to_value" jsonb,
	"by_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ticket_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "spans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"trace_id" text NOT NULL,
	"span_id" text NOT NULL,
	"parent_span_id" text,
	"name" text NOT NULL,
	"start_ms" double precision NOT NULL,
	"duration_ms" double precision NOT NULL,
	"status" text NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"asked_by" uuid NOT NULL,
	"location_id" text,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "spans_in_trace" UNIQUE("trace_id","span_id"),
	CONSTRAINT "spans_span_id_form" CHECK ("spans"."span_id" ~ '^[0-9a-f]{16}$'),
	CONSTRAINT "spans_parent_form" CHECK ("spans"."parent_span_id" ~ '^[0-9a-f]{16}$'),
	CONSTRAINT "spans_name_form" CHECK ("spans"."name" ~ '^[A-Za-z][A-Za-z0-9 ._/-]{0,99}$'),
	CONSTRAINT "spans_times" CHECK ("spans"."start_ms" >= 0 and "spans"."duration_ms" >= 0),
	CONSTRAINT "spans_status_known" CHECK ("spans"."status" in ('ok', 'error'))
);
--> statement-breakpoint
ALTER TABLE "spans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "traces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"trace_id" text NOT NULL,
	"location_id" text,
	"assistant" text NOT NULL,
	"confidence" double precision NOT NULL,
	"tier" text NOT NULL,
	"status" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" double precision NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "traces_trace_id" UNIQUE("trace_id"),
	CONSTRAINT "traces_of_person" UNIQUE("trace_id","asked_by"),
	CONSTRAINT "traces_trace_id_form" CHECK ("traces"."trace_id" ~ '^[0-9a-f]{32}$'),
	CONSTRAINT "traces_id_of_trace" CHECK (replace("traces"."id"::text, '-', '') = "traces"."trace_id"),
	CONSTRAINT "traces_assistant_known" CHECK ("traces"."assistant" in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')),
	CONSTRAINT "traces_confidence" CHECK ("traces"."confidence" between 0 and 1),
	CONSTRAINT "traces_tier_known" CHECK ("traces"."tier" in ('template', 'exact', 'semantic', 'knowledge', 'generated', 'human')),
	CONSTRAINT "traces_status_known" CHECK ("traces"."status" in ('answered', 'handed-over', 'emergency', 'failed')),
	CONSTRAINT "traces_duration" CHECK ("traces"."duration_ms" >= 0)
);
--> statement-breakpoint
ALTER TABLE "traces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vault_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"record_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vault_keys_once" UNIQUE("record_id","generation","person_id","public_key"),
	CONSTRAINT "vault_keys_generation_positive" CHECK ("vault_keys"."generation" > 0),
	CONSTRAINT "vault_keys_public_key_size" CHECK (octet_length("vault_keys"."public_key") = 32),
	CONSTRAINT "vault_keys_sealed_key_size" CHECK (octet_length("vault_keys"."sealed_key") = 80)
);
--> statement-breakpoint
ALTER TABLE "vault_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vault_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"audience" text NOT NULL,
	"location_id" text,
	"ciphertext" "bytea" NOT NULL,
	"nonce" "bytea" NOT NULL,
	"tag" "bytea" NOT NULL,
	"key_generation" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "vault_records_audience_known" CHECK ("vault_records"."audience" in ('management', 'admin')),
	CONSTRAINT "vault_records_nonce_size" CHECK (octet_length("vault_records"."nonce") = 12),
	CONSTRAINT "vault_records_tag_size" CHECK (octet_length("vault_records"."tag") = 16),
	CONSTRAINT "vault_records_ciphertext_size" CHECK (octet_length("vault_records"."ciphertext") between 1 and 65536),
	CONSTRAINT "vault_records_counts" CHECK ("vault_records"."key_generation" > 0 and "vault_records"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "vault_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP VIEW "public"."staff_names";--> statement-breakpoint
ALTER TABLE "sop_versions" ALTER COLUMN "approved_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sops" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sops" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "sops" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ALTER COLUMN "last_message_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "conversations" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "created_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "created_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "sent_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "staff" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "staff" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "staff" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bays" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bays" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "bays" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "facts" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "facts" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "facts" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "locations" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "locations" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "locations" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "created_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "resolved_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "updated_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "updated_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "deleted_at" SET DATA TYPE timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sop_versions" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sop_versions" ADD COLUMN "sync_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "customer_phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "needs_human" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "snoozed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "location_id" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "customer_phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "kind" text DEFAULT 'text' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "idempotency_key" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "trace_id" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "watchers" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "checklist" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_of_question" FOREIGN KEY ("question_id","asked_by") REFERENCES "public"."questions"("id","asked_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_given_by_staff_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cached_answers" ADD CONSTRAINT "cached_answers_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cached_answers" ADD CONSTRAINT "cached_answers_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_plans" ADD CONSTRAINT "change_plans_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_plans" ADD CONSTRAINT "change_plans_reviewed_by_staff_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_plans" ADD CONSTRAINT "change_plans_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_steps" ADD CONSTRAINT "change_steps_plan_id_change_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."change_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_claimed_by_staff_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call" ADD CONSTRAINT "on_call_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call" ADD CONSTRAINT "on_call_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call" ADD CONSTRAINT "on_call_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failure_groups" ADD CONSTRAINT "failure_groups_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failures" ADD CONSTRAINT "failures_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failures" ADD CONSTRAINT "failures_group_id_failure_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."failure_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failures" ADD CONSTRAINT "failures_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_items" ADD CONSTRAINT "intake_items_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_items" ADD CONSTRAINT "intake_items_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_links" ADD CONSTRAINT "knowledge_links_sop_id_sops_id_fk" FOREIGN KEY ("sop_id") REFERENCES "public"."sops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_links" ADD CONSTRAINT "knowledge_links_other_sop_id_sops_id_fk" FOREIGN KEY ("other_sop_id") REFERENCES "public"."sops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_links" ADD CONSTRAINT "knowledge_links_intake_item_id_intake_items_id_fk" FOREIGN KEY ("intake_item_id") REFERENCES "public"."intake_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_links" ADD CONSTRAINT "knowledge_links_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_person_id_staff_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_attempts" ADD CONSTRAINT "login_attempts_person_id_staff_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_attempts" ADD CONSTRAINT "login_attempts_on_own_device" FOREIGN KEY ("device_id","person_id") REFERENCES "public"."devices"("id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_staff_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_on_own_device" FOREIGN KEY ("device_id","person_id") REFERENCES "public"."devices"("id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_approver_id_staff_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_sop_id_sops_id_fk" FOREIGN KEY ("sop_id") REFERENCES "public"."sops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_group_id_failure_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."failure_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_results" ADD CONSTRAINT "replay_results_run_id_replay_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."replay_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_results" ADD CONSTRAINT "replay_results_reviewed_by_staff_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_runs" ADD CONSTRAINT "replay_runs_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_runs" ADD CONSTRAINT "replay_runs_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "router_models" ADD CONSTRAINT "router_models_trained_by_staff_id_fk" FOREIGN KEY ("trained_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_examples" ADD CONSTRAINT "training_examples_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_examples" ADD CONSTRAINT "training_examples_labelled_by_staff_id_fk" FOREIGN KEY ("labelled_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_scope_locations_id_fk" FOREIGN KEY ("scope") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_conflicts" ADD CONSTRAINT "sync_conflicts_entity_sync_entities_entity_fk" FOREIGN KEY ("entity") REFERENCES "public"."sync_entities"("entity") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_comments" ADD CONSTRAINT "ticket_comments_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_comments" ADD CONSTRAINT "ticket_comments_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_of_trace" FOREIGN KEY ("trace_id","asked_by") REFERENCES "public"."traces"("trace_id","asked_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traces" ADD CONSTRAINT "traces_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traces" ADD CONSTRAINT "traces_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault_keys" ADD CONSTRAINT "vault_keys_record_id_vault_records_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."vault_records"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault_keys" ADD CONSTRAINT "vault_keys_person_id_staff_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault_keys" ADD CONSTRAINT "vault_keys_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault_records" ADD CONSTRAINT "vault_records_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault_records" ADD CONSTRAINT "vault_records_changed_by_staff_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answers_of_one_question" ON "answers" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "feedback_of_answer" ON "feedback" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "questions_by_time" ON "questions" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "cached_answers_in_use" ON "cached_answers" USING btree ("assistant","question") WHERE "cached_answers"."retired_at" is null and "cached_answers"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "change_plans_by_status" ON "change_plans" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "escalations_open" ON "escalations" USING btree ("created_at") WHERE "escalations"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "escalations_of_conversation" ON "escalations" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "on_call_at" ON "on_call" USING btree ("starts_at","ends_at");--> statement-breakpoint
CREATE INDEX "failures_of_group" ON "failures" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "failures_of_trace" ON "failures" USING btree ("trace_id");--> statement-breakpoint
CREATE INDEX "intake_items_by_status" ON "intake_items" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "knowledge_links_of_sop" ON "knowledge_links" USING btree ("sop_id");--> statement-breakpoint
CREATE UNIQUE INDEX "opt_outs_in_force" ON "opt_outs" USING btree ("customer_id") WHERE "opt_outs"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "devices_of_person" ON "devices" USING btree ("person_id","last_seen_at");--> statement-breakpoint
CREATE INDEX "login_attempts_of_person" ON "login_attempts" USING btree ("person_id","attempted_at");--> statement-breakpoint
CREATE INDEX "sessions_of_person" ON "sessions" USING btree ("person_id","started_at");--> statement-breakpoint
CREATE INDEX "proposals_by_status" ON "proposals" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "proposals_of_sop" ON "proposals" USING btree ("sop_id");--> statement-breakpoint
CREATE INDEX "proposals_of_group" ON "proposals" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "replay_results_of_run" ON "replay_results" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "replay_runs_of_proposal" ON "replay_runs" USING btree ("proposal_id","created_at");--> statement-breakpoint
CREATE INDEX "drafts_of_conversation" ON "drafts" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "notes_of_conversation" ON "notes" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "scheduled_messages_of_conversation" ON "scheduled_messages" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "scheduled_messages_due" ON "scheduled_messages" USING btree ("send_at") WHERE "scheduled_messages"."status" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "router_models_number" ON "router_models" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "router_models_one_live" ON "router_models" USING btree ("status") WHERE "router_models"."status" = 'live';--> statement-breakpoint
CREATE INDEX "training_examples_by_label" ON "training_examples" USING btree ("label","labelled_at");--> statement-breakpoint
CREATE INDEX "dead_letters_newest" ON "dead_letters" USING btree ("refused_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "sync_conflicts_of_row" ON "sync_conflicts" USING btree ("entity","row_id");--> statement-breakpoint
CREATE INDEX "sync_ops_of_row" ON "sync_ops" USING btree ("entity","row_id");--> statement-breakpoint
CREATE INDEX "sync_ops_by_age" ON "sync_ops" USING btree ("applied_at");--> statement-breakpoint
CREATE INDEX "attachments_of_ticket" ON "attachments" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_comments_of_ticket" ON "ticket_comments" USING btree ("ticket_id","created_at");--> statement-breakpoint
CREATE INDEX "ticket_events_of_ticket" ON "ticket_events" USING btree ("ticket_id","at");--> statement-breakpoint
CREATE INDEX "traces_by_time" ON "traces" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "vault_keys_of_person" ON "vault_keys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "vault_records_of_location" ON "vault_records" USING btree ("location_id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_parent_id_tickets_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_merged_into_id_tickets_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tickets_of_parent" ON "tickets" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "tickets_merged_into" ON "tickets" USING btree ("merged_into_id");--> statement-breakpoint
ALTER TABLE "sop_versions" ADD CONSTRAINT "sop_versions_id" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_idempotency_key" UNIQUE("idempotency_key");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" = 'text' or ("messages"."kind" in ('missed-call', 'voicemail') and "messages"."direction" = 'inbound'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_trace_id_form" CHECK ("messages"."trace_id" ~ '^[0-9a-f]{32}$');--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_checklist_form" CHECK (jsonb_typeof("tickets"."checklist") = 'array');--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_not_of_itself" CHECK ("tickets"."parent_id" is distinct from "tickets"."id" and "tickets"."merged_into_id" is distinct from "tickets"."id");--> statement-breakpoint
CREATE VIEW "public"."staff_names" AS (select "id", "name", "version", "sync_seq", "updated_at", "deleted_at" from "staff" where (select public.clubos_my_locations()) is not null or pg_has_role(session_user, 'clubos_worker', 'member'));--> statement-breakpoint
CREATE POLICY "staff_add" ON "conversations" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "conversations"."location_id" is null or "conversations"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "staff_change" ON "conversations" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "conversations"."location_id" is null or "conversations"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "conversations"."location_id" is null or "conversations"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "conversations" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "worker_changes" ON "conversations" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "customers" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("customers"."location_id" is null));--> statement-breakpoint
CREATE POLICY "staff_change" ON "customers" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "customers"."location_id" is null or "customers"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "customers"."location_id" is null or "customers"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "customers" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "messages" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("messages"."direction" = 'outbound' and "messages"."status" = 'queued' and "messages"."author_id" = (select public.clubos_me())
        and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "messages"."conversation_id"))));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "messages" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "worker_changes" ON "messages" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "tickets" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("tickets"."created_by" = (select public.clubos_me()) and "tickets"."status" = 'open' and ((select public.clubos_my_locations()) = '{}' or "tickets"."location_id" is null or "tickets"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "staff_change" ON "tickets" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "tickets"."location_id" is null or "tickets"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "tickets"."location_id" is null or "tickets"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "author_reads" ON "answers" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "answers"."asked_by" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "management_reads" ON "answers" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "answers"."location_id" is null or "answers"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "answers" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "everyone_add" ON "answers" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("answers"."asked_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "answers"."location_id" is null or "answers"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "author_reads" ON "feedback" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "feedback"."given_by" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "management_reads" ON "feedback" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "feedback"."location_id" is null or "feedback"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "feedback" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "everyone_add" ON "feedback" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("feedback"."given_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "feedback"."location_id" is null or "feedback"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "author_reads" ON "questions" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "questions"."asked_by" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "management_reads" ON "questions" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "questions"."location_id" is null or "questions"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "questions" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "everyone_add" ON "questions" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("questions"."asked_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "questions"."location_id" is null or "questions"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "kiosk_reads" ON "cached_answers" AS PERMISSIVE FOR SELECT TO "clubos_kiosk" USING ((select public.clubos_my_locations()) is not null and "cached_answers"."audience" = 'public' and ((select public.clubos_my_locations()) = '{}' or "cached_answers"."location_id" is null or "cached_answers"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "desk_reads" ON "cached_answers" AS PERMISSIVE FOR SELECT TO "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "cached_answers"."audience" in ('public', 'staff') and ((select public.clubos_my_locations()) = '{}' or "cached_answers"."location_id" is null or "cached_answers"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "management_reads" ON "cached_answers" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and true and ((select public.clubos_my_locations()) = '{}' or "cached_answers"."location_id" is null or "cached_answers"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "cached_answers" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "management_add" ON "cached_answers" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager" WITH CHECK ((select public.clubos_my_locations()) is not null and ("cached_answers"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "cached_answers"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "staff_change" ON "cached_answers" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("cached_answers"."audience" <> 'management' and ((select public.clubos_my_locations()) = '{}' or "cached_answers"."location_id" is null or "cached_answers"."location_id" = any((select public.clubos_my_locations())::text[])))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("cached_answers"."retired_at" is not null));--> statement-breakpoint
CREATE POLICY "management_change" ON "cached_answers" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "cached_answers"."location_id" is null or "cached_answers"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "cached_answers"."location_id" is null or "cached_answers"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "operators_read" ON "change_plans" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "change_plans" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "change_plans" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("change_plans"."created_by" = (select public.clubos_me()) and "change_plans"."status" = 'draft'));--> statement-breakpoint
CREATE POLICY "operators_change" ON "change_plans" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ("change_plans"."created_by" = (select public.clubos_me()))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("change_plans"."created_by" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "management_change" ON "change_plans" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and (true)) WITH CHECK ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "operators_read" ON "change_steps" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."change_plans" p where p.id = "change_steps"."plan_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "change_steps" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "change_steps" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and (exists (select from public.change_plans p where p.id = "change_steps"."plan_id" and p.created_by = (select public.clubos_me()))));--> statement-breakpoint
CREATE POLICY "operators_change" ON "change_steps" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (exists (select from public.change_plans p where p.id = "change_steps"."plan_id" and p.created_by = (select public.clubos_me())))) WITH CHECK ((select public.clubos_my_locations()) is not null and (exists (select from public.change_plans p where p.id = "change_steps"."plan_id" and p.created_by = (select public.clubos_me()))));--> statement-breakpoint
CREATE POLICY "management_add" ON "change_steps" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager" WITH CHECK ((select public.clubos_my_locations()) is not null and (exists (select from public."change_plans" p where p.id = "change_steps"."plan_id")));--> statement-breakpoint
CREATE POLICY "management_change" ON "change_steps" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."change_plans" p where p.id = "change_steps"."plan_id"))) WITH CHECK ((select public.clubos_my_locations()) is not null and (exists (select from public."change_plans" p where p.id = "change_steps"."plan_id")));--> statement-breakpoint
CREATE POLICY "staff_read" ON "ledger" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "ledger" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "ledger" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "ledger" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "ledger_head" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "ledger_head" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "escalations" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "escalations"."location_id" is null or "escalations"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "escalations" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "escalations" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("escalations"."created_by" = (select public.clubos_me()) and "escalations"."claimed_by" is null and ((select public.clubos_my_locations()) = '{}' or "escalations"."location_id" is null or "escalations"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "operators_change" ON "escalations" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "escalations"."location_id" is null or "escalations"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "escalations"."location_id" is null or "escalations"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "escalations" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "worker_changes" ON "escalations" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "on_call" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "on_call"."location_id" is null or "on_call"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "on_call" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "management_add" ON "on_call" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager" WITH CHECK ((select public.clubos_my_locations()) is not null and ("on_call"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "on_call"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "management_change" ON "on_call" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "on_call"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "on_call"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "operators_read" ON "failure_groups" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "failure_groups" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "failure_groups" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("failure_groups"."created_by" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "operators_change" ON "failure_groups" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (true)) WITH CHECK ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "failure_groups" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "worker_changes" ON "failure_groups" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "failures" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "failures"."location_id" is null or "failures"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "failures" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "failures" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("failures"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "failures"."location_id" is null or "failures"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "operators_change" ON "failures" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "failures"."location_id" is null or "failures"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "failures"."location_id" is null or "failures"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "failures" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "worker_changes" ON "failures" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "author_reads" ON "intake_items" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "intake_items"."created_by" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "management_reads" ON "intake_items" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "intake_items"."location_id" is null or "intake_items"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "intake_items" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "intake_items" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("intake_items"."created_by" = (select public.clubos_me()) and "intake_items"."status" = 'new' and ((select public.clubos_my_locations()) = '{}' or "intake_items"."location_id" is null or "intake_items"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "management_change" ON "intake_items" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "intake_items"."location_id" is null or "intake_items"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "intake_items"."location_id" is null or "intake_items"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "operators_read" ON "knowledge_links" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."sops" p where p.id = "knowledge_links"."sop_id")
    and ("knowledge_links"."other_sop_id" is null or exists (select from public."sops" p where p.id = "knowledge_links"."other_sop_id"))
    and ("knowledge_links"."intake_item_id" is null or exists (select from public."intake_items" p where p.id = "knowledge_links"."intake_item_id"))));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "knowledge_links" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "knowledge_links" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("knowledge_links"."created_by" = (select public.clubos_me()) and exists (select from public."sops" p where p.id = "knowledge_links"."sop_id")
    and ("knowledge_links"."other_sop_id" is null or exists (select from public."sops" p where p.id = "knowledge_links"."other_sop_id"))
    and ("knowledge_links"."intake_item_id" is null or exists (select from public."intake_items" p where p.id = "knowledge_links"."intake_item_id"))));--> statement-breakpoint
CREATE POLICY "management_change" ON "knowledge_links" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."sops" p where p.id = "knowledge_links"."sop_id")
    and ("knowledge_links"."other_sop_id" is null or exists (select from public."sops" p where p.id = "knowledge_links"."other_sop_id"))
    and ("knowledge_links"."intake_item_id" is null or exists (select from public."intake_items" p where p.id = "knowledge_links"."intake_item_id")))) WITH CHECK ((select public.clubos_my_locations()) is not null and (exists (select from public."sops" p where p.id = "knowledge_links"."sop_id")
    and ("knowledge_links"."other_sop_id" is null or exists (select from public."sops" p where p.id = "knowledge_links"."other_sop_id"))
    and ("knowledge_links"."intake_item_id" is null or exists (select from public."intake_items" p where p.id = "knowledge_links"."intake_item_id"))));--> statement-breakpoint
CREATE POLICY "staff_read" ON "opt_outs" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."customers" p where p.id = "opt_outs"."customer_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "opt_outs" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "opt_outs" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("opt_outs"."source" = 'staff' and "opt_outs"."created_by" = (select public.clubos_me())
        and ((select public.clubos_my_locations()) = '{}' or exists (select from public."customers" p where p.id = "opt_outs"."customer_id"))));--> statement-breakpoint
CREATE POLICY "management_change" ON "opt_outs" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."customers" p where p.id = "opt_outs"."customer_id"))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."customers" p where p.id = "opt_outs"."customer_id")));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "opt_outs" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "worker_changes" ON "opt_outs" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "person_reads" ON "devices" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ("devices"."person_id" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "admin_reads" ON "devices" AS PERMISSIVE FOR SELECT TO "clubos_admin" USING ((select public.clubos_my_locations()) is not null);--> statement-breakpoint
CREATE POLICY "everyone_add" ON "devices" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("devices"."person_id" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "everyone_change" ON "devices" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("devices"."person_id" = (select public.clubos_me()))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("devices"."person_id" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "person_reads" ON "login_attempts" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ("login_attempts"."person_id" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "admin_reads" ON "login_attempts" AS PERMISSIVE FOR SELECT TO "clubos_admin" USING ((select public.clubos_my_locations()) is not null);--> statement-breakpoint
CREATE POLICY "everyone_add" ON "login_attempts" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("login_attempts"."person_id" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "person_reads" ON "sessions" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ("sessions"."person_id" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "admin_reads" ON "sessions" AS PERMISSIVE FOR SELECT TO "clubos_admin" USING ((select public.clubos_my_locations()) is not null);--> statement-breakpoint
CREATE POLICY "everyone_add" ON "sessions" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("sessions"."person_id" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "everyone_change" ON "sessions" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("sessions"."person_id" = (select public.clubos_me()) and "sessions"."ended_at" is null)) WITH CHECK ((select public.clubos_my_locations()) is not null and ("sessions"."person_id" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "operators_read" ON "approvals" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."proposals" p where p.id = "approvals"."proposal_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "approvals" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "management_add" ON "approvals" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager" WITH CHECK ((select public.clubos_my_locations()) is not null and ("approvals"."approver_id" = (select public.clubos_me()) and exists (select from public."proposals" p where p.id = "approvals"."proposal_id")));--> statement-breakpoint
CREATE POLICY "management_read" ON "proposals" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "proposals" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_read" ON "proposals" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ("proposals"."audience" <> 'management' or "proposals"."proposed_by" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "operators_add" ON "proposals" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("proposals"."proposed_by" = (select public.clubos_me()) and "proposals"."status" = 'draft'));--> statement-breakpoint
CREATE POLICY "operators_change" ON "proposals" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ("proposals"."proposed_by" = (select public.clubos_me()) and "proposals"."status" in ('draft', 'validated', 'pending'))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("proposals"."proposed_by" = (select public.clubos_me()) and "proposals"."status" in ('draft', 'validated', 'pending', 'rejected')));--> statement-breakpoint
CREATE POLICY "management_change" ON "proposals" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and (true)) WITH CHECK ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "proposals" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "worker_changes" ON "proposals" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "operators_read" ON "replay_results" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."replay_runs" p where p.id = "replay_results"."run_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "replay_results" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "replay_results" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("replay_results"."reviewed_by" is null and exists (select from public."replay_runs" p where p.id = "replay_results"."run_id")));--> statement-breakpoint
CREATE POLICY "management_change" ON "replay_results" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."replay_runs" p where p.id = "replay_results"."run_id"))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("replay_results"."reviewed_by" = (select public.clubos_me()) and exists (select from public."replay_runs" p where p.id = "replay_results"."run_id")));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "replay_results" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "operators_read" ON "replay_runs" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."proposals" p where p.id = "replay_runs"."proposal_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "replay_runs" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "replay_runs" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("replay_runs"."created_by" = (select public.clubos_me()) and exists (select from public."proposals" p where p.id = "replay_runs"."proposal_id")));--> statement-breakpoint
CREATE POLICY "operators_change" ON "replay_runs" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ("replay_runs"."created_by" = (select public.clubos_me()) and exists (select from public."proposals" p where p.id = "replay_runs"."proposal_id"))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("replay_runs"."created_by" = (select public.clubos_me()) and exists (select from public."proposals" p where p.id = "replay_runs"."proposal_id")));--> statement-breakpoint
CREATE POLICY "worker_adds" ON "replay_runs" AS PERMISSIVE FOR INSERT TO "clubos_worker" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "worker_changes" ON "replay_runs" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "canned_replies" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "canned_replies"."location_id" is null or "canned_replies"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "canned_replies" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "canned_replies" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("canned_replies"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "canned_replies"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "operators_change" ON "canned_replies" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "canned_replies"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "canned_replies"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "staff_read" ON "drafts" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "drafts"."conversation_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "drafts" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "drafts" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("drafts"."author_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "drafts"."conversation_id"))));--> statement-breakpoint
CREATE POLICY "staff_change" ON "drafts" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("drafts"."author_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "drafts"."conversation_id")))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("drafts"."author_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "drafts"."conversation_id"))));--> statement-breakpoint
CREATE POLICY "staff_read" ON "macros" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "macros"."location_id" is null or "macros"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "macros" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "macros" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("macros"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "macros"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "operators_change" ON "macros" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "macros"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "macros"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "staff_read" ON "notes" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "notes"."conversation_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "notes" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "notes" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("notes"."author_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "notes"."conversation_id"))));--> statement-breakpoint
CREATE POLICY "staff_change" ON "notes" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("notes"."author_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "notes"."conversation_id")))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("notes"."author_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "notes"."conversation_id"))));--> statement-breakpoint
CREATE POLICY "staff_read" ON "scheduled_messages" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "scheduled_messages"."conversation_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "scheduled_messages" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "scheduled_messages" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("scheduled_messages"."status" = 'waiting' and "scheduled_messages"."author_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "scheduled_messages"."conversation_id"))));--> statement-breakpoint
CREATE POLICY "staff_change" ON "scheduled_messages" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "scheduled_messages"."conversation_id"))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("scheduled_messages"."status" in ('waiting', 'cancelled') and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "scheduled_messages"."conversation_id"))));--> statement-breakpoint
CREATE POLICY "worker_changes" ON "scheduled_messages" AS PERMISSIVE FOR UPDATE TO "clubos_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "all_read" ON "router_models" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "router_models" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "admins_add" ON "router_models" AS PERMISSIVE FOR INSERT TO "clubos_admin" WITH CHECK ((select public.clubos_my_locations()) is not null and ("router_models"."trained_by" = (select public.clubos_me()) and "router_models"."status" = 'trained'));--> statement-breakpoint
CREATE POLICY "operators_read" ON "training_examples" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "training_examples"."location_id" is null or "training_examples"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "training_examples" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "operators_add" ON "training_examples" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator" WITH CHECK ((select public.clubos_my_locations()) is not null and ("training_examples"."labelled_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "training_examples"."location_id" is null or "training_examples"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "operators_change" ON "training_examples" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "training_examples"."location_id" is null or "training_examples"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "training_examples"."location_id" is null or "training_examples"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "staff_read" ON "settings" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "settings"."scope" is null or "settings"."scope" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "settings" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "kiosk_reads" ON "settings" AS PERMISSIVE FOR SELECT TO "clubos_kiosk" USING ((select public.clubos_my_locations()) is not null and ("settings"."key" like 'routing.%' and ((select public.clubos_my_locations()) = '{}' or "settings"."scope" is null or "settings"."scope" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "admins_add" ON "settings" AS PERMISSIVE FOR INSERT TO "clubos_admin" WITH CHECK ((select public.clubos_my_locations()) is not null and ("settings"."changed_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "settings"."scope" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "admins_change" ON "settings" AS PERMISSIVE FOR UPDATE TO "clubos_admin" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "settings"."scope" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("settings"."changed_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "settings"."scope" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "staff_read" ON "attachments" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "attachments"."ticket_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "attachments" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "attachments" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("attachments"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "attachments"."ticket_id"))));--> statement-breakpoint
CREATE POLICY "staff_change" ON "attachments" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("attachments"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "attachments"."ticket_id")))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("attachments"."created_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "attachments"."ticket_id"))));--> statement-breakpoint
CREATE POLICY "staff_read" ON "saved_views" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("saved_views"."shared" or "saved_views"."created_by" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "saved_views" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "saved_views" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("saved_views"."created_by" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "staff_change" ON "saved_views" AS PERMISSIVE FOR UPDATE TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ("saved_views"."created_by" = (select public.clubos_me()))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("saved_views"."created_by" = (select public.clubos_me())));--> statement-breakpoint
CREATE POLICY "staff_read" ON "ticket_comments" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_comments"."ticket_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "ticket_comments" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_add" ON "ticket_comments" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("ticket_comments"."author_id" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_comments"."ticket_id"))));--> statement-breakpoint
CREATE POLICY "staff_read" ON "ticket_events" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."tickets" p where p.id = "ticket_events"."ticket_id")));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "ticket_events" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "author_reads" ON "spans" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "spans"."asked_by" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "management_reads" ON "spans" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "spans"."location_id" is null or "spans"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "spans" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "everyone_add" ON "spans" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("spans"."asked_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "spans"."location_id" is null or "spans"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "author_reads" ON "traces" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "traces"."asked_by" = (select public.clubos_me()));--> statement-breakpoint
CREATE POLICY "management_reads" ON "traces" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "traces"."location_id" is null or "traces"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "traces" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "everyone_add" ON "traces" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" WITH CHECK ((select public.clubos_my_locations()) is not null and ("traces"."asked_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "traces"."location_id" is null or "traces"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "management_open" ON "vault_keys" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and (exists (select from public."vault_records" p where p.id = "vault_keys"."record_id")));--> statement-breakpoint
CREATE POLICY "management_add" ON "vault_keys" AS PERMISSIVE FOR INSERT TO "clubos_admin", "clubos_manager" WITH CHECK ((select public.clubos_my_locations()) is not null and ("vault_keys"."created_by" = (select public.clubos_me()) and exists (select from public."vault_records" p where p.id = "vault_keys"."record_id")));--> statement-breakpoint
CREATE POLICY "managers_open" ON "vault_records" AS PERMISSIVE FOR SELECT TO "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ("vault_records"."audience" = 'management' and ((select public.clubos_my_locations()) = '{}' or "vault_records"."location_id" is null or "vault_records"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "managers_add" ON "vault_records" AS PERMISSIVE FOR INSERT TO "clubos_manager" WITH CHECK ((select public.clubos_my_locations()) is not null and ("vault_records"."audience" = 'management' and "vault_records"."changed_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "vault_records"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "managers_change" ON "vault_records" AS PERMISSIVE FOR UPDATE TO "clubos_manager" USING ((select public.clubos_my_locations()) is not null and ("vault_records"."audience" = 'management' and ((select public.clubos_my_locations()) = '{}' or "vault_records"."location_id" = any((select public.clubos_my_locations())::text[])))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("vault_records"."audience" = 'management' and "vault_records"."changed_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "vault_records"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "admins_open" ON "vault_records" AS PERMISSIVE FOR SELECT TO "clubos_admin" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "vault_records"."location_id" is null or "vault_records"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "admins_add" ON "vault_records" AS PERMISSIVE FOR INSERT TO "clubos_admin" WITH CHECK ((select public.clubos_my_locations()) is not null and ("vault_records"."changed_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "vault_records"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
CREATE POLICY "admins_change" ON "vault_records" AS PERMISSIVE FOR UPDATE TO "clubos_admin" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "vault_records"."location_id" = any((select public.clubos_my_locations())::text[]))) WITH CHECK ((select public.clubos_my_locations()) is not null and ("vault_records"."changed_by" = (select public.clubos_me()) and ((select public.clubos_my_locations()) = '{}' or "vault_records"."location_id" = any((select public.clubos_my_locations())::text[]))));--> statement-breakpoint
ALTER POLICY "staff_read" ON "conversations" TO clubos_admin,clubos_manager,clubos_operator,clubos_support USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "conversations"."location_id" is null or "conversations"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
ALTER POLICY "staff_read" ON "customers" TO clubos_admin,clubos_manager,clubos_operator,clubos_support USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "customers"."location_id" is null or "customers"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
ALTER POLICY "staff_read" ON "messages" TO clubos_admin,clubos_manager,clubos_operator,clubos_support USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or exists (select from public."conversations" p where p.id = "messages"."conversation_id")));