CREATE TABLE "sop_versions" (
	"sop_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"author" text NOT NULL,
	"reason" text NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sop_versions_sop_id_version_pk" PRIMARY KEY("sop_id","version"),
	CONSTRAINT "sop_versions_number_positive" CHECK ("sop_versions"."version" > 0),
	CONSTRAINT "sop_versions_sha256_true" CHECK ("sop_versions"."sha256" = encode(sha256(convert_to("sop_versions"."content", 'UTF8')), 'hex'))
);
--> statement-breakpoint
ALTER TABLE "sop_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"assistant" text NOT NULL,
	"audience" text NOT NULL,
	"locations" text[] DEFAULT '{}' NOT NULL,
	"current_version" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "sops_slug" UNIQUE("assistant","slug"),
	CONSTRAINT "sops_slug_form" CHECK ("sops"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "sops_title_given" CHECK ("sops"."title" <> ''),
	CONSTRAINT "sops_assistant_known" CHECK ("sops"."assistant" in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general')),
	CONSTRAINT "sops_audience_known" CHECK ("sops"."audience" in ('public', 'staff', 'management'))
);
--> statement-breakpoint
ALTER TABLE "sops" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"location_id" text,
	"assignee_id" uuid,
	"unread_count" integer DEFAULT 0 NOT NULL,
	"last_message_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "conversations_customer" UNIQUE("customer_id"),
	CONSTRAINT "conversations_unread_count" CHECK ("conversations"."unread_count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "conversations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "customers_phone" UNIQUE("phone"),
	CONSTRAINT "customers_phone_e164" CHECK ("customers"."phone" ~ '^[+][1-9][0-9]{6,14}$')
);
--> statement-breakpoint
ALTER TABLE "customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"body" text NOT NULL,
	"provider_id" text,
	"status" text NOT NULL,
	"error" text,
	"author_id" uuid,
	"sent_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "messages_provider_id" UNIQUE("provider_id"),
	CONSTRAINT "messages_direction_known" CHECK ("messages"."direction" in ('inbound', 'outbound')),
	CONSTRAINT "messages_status_known" CHECK (case "messages"."direction" when 'inbound' then "messages"."status" = 'received'
        else "messages"."status" in ('queued', 'sent', 'delivered', 'failed') end),
	CONSTRAINT "messages_error_of_failed" CHECK (("messages"."error" is null) or "messages"."status" = 'failed')
);
--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"locations" text[] DEFAULT '{}' NOT NULL,
	"pg_role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "staff_pg_role" UNIQUE("pg_role"),
	CONSTRAINT "staff_name_given" CHECK ("staff"."name" <> ''),
	CONSTRAINT "staff_email_form" CHECK ("staff"."email" ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
	CONSTRAINT "staff_role_known" CHECK ("staff"."role" in ('kiosk', 'support', 'operator', 'manager', 'admin')),
	CONSTRAINT "staff_status_known" CHECK ("staff"."status" in ('active', 'suspended'))
);
--> statement-breakpoint
ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" text NOT NULL,
	"number" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "bays_of_location" UNIQUE("location_id","number"),
	CONSTRAINT "bays_number_positive" CHECK ("bays"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "bays" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "facts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"location_id" text,
	"value" jsonb NOT NULL,
	"audience" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "facts_key_of_location" UNIQUE NULLS NOT DISTINCT("key","location_id"),
	CONSTRAINT "facts_key_form" CHECK ("facts"."key" ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
	CONSTRAINT "facts_value_given" CHECK ("facts"."value" <> 'null'::jsonb),
	CONSTRAINT "facts_audience_known" CHECK ("facts"."audience" in ('public', 'staff', 'management'))
);
--> statement-breakpoint
ALTER TABLE "facts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "locations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"phone" text NOT NULL,
	"time_zone" text NOT NULL,
	"hours" jsonb NOT NULL,
	"staffed_hours" jsonb NOT NULL,
	"holidays" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "locations_id_form" CHECK ("locations"."id" ~ '^[a-z][a-z0-9-]{0,62}$'),
	CONSTRAINT "locations_phone_e164" CHECK ("locations"."phone" ~ '^[+][1-9][0-9]{6,14}$')
);
--> statement-breakpoint
ALTER TABLE "locations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"category" text NOT NULL,
	"priority" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"location_id" text NOT NULL,
	"bay_id" uuid,
	"assignee_id" uuid,
	"created_by" uuid NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"conversation_id" uuid,
	"trace_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"sync_seq" bigint DEFAULT 0 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "tickets_title_given" CHECK ("tickets"."title" <> ''),
	CONSTRAINT "tickets_category_known" CHECK ("tickets"."category" in ('facilities', 'tech', 'orders')),
	CONSTRAINT "tickets_priority_known" CHECK ("tickets"."priority" in ('low', 'medium', 'high', 'urgent')),
	CONSTRAINT "tickets_status_known" CHECK ("tickets"."status" in ('open', 'in-progress', 'waiting', 'resolved', 'closed', 'archived')),
	CONSTRAINT "tickets_resolved_at_set" CHECK (case when "tickets"."status" in ('open', 'in-progress', 'waiting') then "tickets"."resolved_at" is null
        when "tickets"."status" in ('resolved', 'closed') then "tickets"."resolved_at" is not null
        else true end),
	CONSTRAINT "tickets_trace_id_form" CHECK ("tickets"."trace_id" ~ '^[0-9a-f]{32}$')
);
--> statement-breakpoint
ALTER TABLE "tickets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sop_versions" ADD CONSTRAINT "sop_versions_approved_by_staff_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sop_versions" ADD CONSTRAINT "sop_versions_sop" FOREIGN KEY ("sop_id") REFERENCES "public"."sops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bays" ADD CONSTRAINT "bays_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_bay_id_bays_id_fk" FOREIGN KEY ("bay_id") REFERENCES "public"."bays"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_newest" ON "conversations" USING btree ("last_message_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "messages_of_conversation" ON "messages" USING btree ("conversation_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email" ON "staff" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "facts_by_location" ON "facts" USING btree ("location_id");--> statement-breakpoint
CREATE INDEX "tickets_of_location" ON "tickets" USING btree ("location_id","status","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "tickets_of_assignee" ON "tickets" USING btree ("assignee_id","status");--> statement-breakpoint
CREATE INDEX "tickets_of_conversation" ON "tickets" USING btree ("conversation_id");--> statement-breakpoint
CREATE VIEW "public"."staff_names" AS (select "id", "name" from "staff");--> statement-breakpoint
CREATE POLICY "others_read" ON "sop_versions" AS PERMISSIVE FOR SELECT TO "clubos_kiosk", "clubos_operator", "clubos_support" USING (exists (select from public.sops s where s.id = "sop_versions"."sop_id" and s.current_version = "sop_versions"."version"));--> statement-breakpoint
CREATE POLICY "management_reads" ON "sop_versions" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING (exists (select from public.sops s where s.id = "sop_versions"."sop_id"));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "sop_versions" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "kiosk_reads" ON "sops" AS PERMISSIVE FOR SELECT TO "clubos_kiosk" USING ((select public.clubos_my_locations()) is not null and "sops"."audience" = 'public' and ((select public.clubos_my_locations()) = '{}' or "sops"."locations" = '{}' or "sops"."locations" && (select public.clubos_my_locations())));--> statement-breakpoint
CREATE POLICY "desk_reads" ON "sops" AS PERMISSIVE FOR SELECT TO "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "sops"."audience" in ('public', 'staff') and ((select public.clubos_my_locations()) = '{}' or "sops"."locations" = '{}' or "sops"."locations" && (select public.clubos_my_locations())));--> statement-breakpoint
CREATE POLICY "management_reads" ON "sops" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and true and ((select public.clubos_my_locations()) = '{}' or "sops"."locations" = '{}' or "sops"."locations" && (select public.clubos_my_locations())));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "sops" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "conversations" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "conversations" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "customers" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "customers" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "messages" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and (true));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "messages" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "self_reads" ON "staff" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ("staff"."pg_role" = session_user);--> statement-breakpoint
CREATE POLICY "admin_reads" ON "staff" AS PERMISSIVE FOR SELECT TO "clubos_admin" USING ((select public.clubos_my_locations()) is not null);--> statement-breakpoint
CREATE POLICY "worker_reads" ON "staff" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "all_read" ON "bays" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "bays"."location_id" is null or "bays"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "bays" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "kiosk_reads" ON "facts" AS PERMISSIVE FOR SELECT TO "clubos_kiosk" USING ((select public.clubos_my_locations()) is not null and "facts"."audience" = 'public' and ((select public.clubos_my_locations()) = '{}' or "facts"."location_id" is null or "facts"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "desk_reads" ON "facts" AS PERMISSIVE FOR SELECT TO "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and "facts"."audience" in ('public', 'staff') and ((select public.clubos_my_locations()) = '{}' or "facts"."location_id" is null or "facts"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "management_reads" ON "facts" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager" USING ((select public.clubos_my_locations()) is not null and true and ((select public.clubos_my_locations()) = '{}' or "facts"."location_id" is null or "facts"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "facts" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "all_read" ON "locations" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_kiosk", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "locations"."id" is null or "locations"."id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "locations" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);--> statement-breakpoint
CREATE POLICY "staff_read" ON "tickets" AS PERMISSIVE FOR SELECT TO "clubos_admin", "clubos_manager", "clubos_operator", "clubos_support" USING ((select public.clubos_my_locations()) is not null and ((select public.clubos_my_locations()) = '{}' or "tickets"."location_id" is null or "tickets"."location_id" = any((select public.clubos_my_locations())::text[])));--> statement-breakpoint
CREATE POLICY "worker_reads" ON "tickets" AS PERMISSIVE FOR SELECT TO "clubos_worker" USING (true);