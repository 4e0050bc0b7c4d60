CREATE FUNCTION shofar_now() RETURNS timestamp with time zone LANGUAGE sql STABLE AS 'SELECT now()';--> statement-breakpoint
CREATE TABLE "launch_rules" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"rules" jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "launch_rules_single" CHECK ("launch_rules"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "stray_campaigns" (
	"campaign_id" integer PRIMARY KEY NOT NULL,
	"launch_id" uuid NOT NULL,
	"found_at" timestamp with time zone DEFAULT shofar_now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "at" SET DEFAULT shofar_now();--> statement-breakpoint
ALTER TABLE "launches" ALTER COLUMN "state_since" SET DEFAULT shofar_now();--> statement-breakpoint
ALTER TABLE "launches" ALTER COLUMN "created_at" SET DEFAULT shofar_now();--> statement-breakpoint
ALTER TABLE "launches" ALTER COLUMN "send_after" SET DEFAULT shofar_now();--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "created_at" SET DEFAULT shofar_now();--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "last_seen_at" SET DEFAULT shofar_now();--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "people_digest" text;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "approved_digest" text;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "approved_figures" jsonb;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "watch_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "window_held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "launch_rules" ADD CONSTRAINT "launch_rules_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stray_campaigns" ADD CONSTRAINT "stray_campaigns_launch_id_launches_id_fk" FOREIGN KEY ("launch_id") REFERENCES "public"."launches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stray_campaigns_launch" ON "stray_campaigns" USING btree ("launch_id");--> statement-breakpoint
ALTER TABLE "launches" ADD CONSTRAINT "launches_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "launches" ADD CONSTRAINT "launches_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "launches_people" ON "launches" USING btree ("people_digest");--> statement-breakpoint
CREATE INDEX "launches_watch" ON "launches" USING btree ("watch_until");--> statement-breakpoint
ALTER TABLE "launches" ADD CONSTRAINT "launches_two_persons" CHECK ("launches"."approved_by" is null or "launches"."approved_by" <> "launches"."created_by");