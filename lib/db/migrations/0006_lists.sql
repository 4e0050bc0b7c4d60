CREATE TABLE "list_blocks" (
	"list_id" bigint NOT NULL,
	"phone" text NOT NULL,
	CONSTRAINT "list_blocks_list_id_phone_pk" PRIMARY KEY("list_id","phone")
);
--> statement-breakpoint
CREATE TABLE "list_jobs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"list_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT shofar_now() NOT NULL,
	"finished_at" timestamp with time zone,
	"order" jsonb NOT NULL,
	"given" "bytea",
	"plan" "bytea",
	"effect" jsonb,
	"steps" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"snapshot_id" uuid,
	"cancelled_by" uuid,
	"result" jsonb,
	"problem" jsonb,
	"due_at" timestamp with time zone,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"fence" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "list_snapshots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"list_id" bigint NOT NULL,
	"is_whole" boolean NOT NULL,
	"reason" text NOT NULL,
	"contacts" integer NOT NULL,
	"blocked" integer NOT NULL,
	"taken_at" timestamp with time zone DEFAULT shofar_now() NOT NULL,
	"taken_by" uuid,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailing_lists" (
	"id" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"consent_source" text,
	"registry_checked_on" text,
	"carried_up_to" bigint DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailing_lists_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "opt_out_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT shofar_now() NOT NULL,
	"phone" text NOT NULL,
	"kind" text NOT NULL,
	"campaign_id" integer,
	"list_id" bigint,
	"reason" text,
	"by" uuid,
	"source" text,
	CONSTRAINT "opt_out_entries_source_unique" UNIQUE("source")
);
--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"phone" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone DEFAULT shofar_now() NOT NULL,
	"entry_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "opted_out" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "opt_outs_up_to" bigint;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "opt_outs_told" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "list_jobs" ADD CONSTRAINT "list_jobs_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_jobs" ADD CONSTRAINT "list_jobs_snapshot_id_list_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."list_snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_jobs" ADD CONSTRAINT "list_jobs_cancelled_by_users_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_snapshots" ADD CONSTRAINT "list_snapshots_taken_by_users_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_lists" ADD CONSTRAINT "mailing_lists_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_out_entries" ADD CONSTRAINT "opt_out_entries_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "list_jobs_list" ON "list_jobs" USING btree ("list_id","created_at");--> statement-breakpoint
CREATE INDEX "list_jobs_due" ON "list_jobs" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "list_snapshots_list" ON "list_snapshots" USING btree ("list_id","taken_at");--> statement-breakpoint
CREATE INDEX "opt_out_entries_phone" ON "opt_out_entries" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "opt_outs_since" ON "opt_outs" USING btree ("since");--> statement-breakpoint
CREATE INDEX "opt_outs_entry" ON "opt_outs" USING btree ("entry_id");