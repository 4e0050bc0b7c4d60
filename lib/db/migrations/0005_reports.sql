CREATE TABLE "dead_numbers" (
	"phone" text NOT NULL,
	"campaign_id" integer NOT NULL,
	CONSTRAINT "dead_numbers_phone_campaign_id_pk" PRIMARY KEY("phone","campaign_id")
);
--> statement-breakpoint
CREATE TABLE "report_parts" (
	"campaign_id" integer NOT NULL,
	"part" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "report_parts_campaign_id_part_pk" PRIMARY KEY("campaign_id","part")
);
--> statement-breakpoint
CREATE TABLE "report_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_views_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"campaign_id" integer PRIMARY KEY NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"rows" integer NOT NULL,
	"bad_rows" integer NOT NULL,
	"header" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"rules_digest" text NOT NULL,
	"format" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verdict_rules" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"rules" jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "verdict_rules_single" CHECK ("verdict_rules"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "dead_numbers" ADD CONSTRAINT "dead_numbers_campaign_id_reports_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."reports"("campaign_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_parts" ADD CONSTRAINT "report_parts_campaign_id_reports_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."reports"("campaign_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_views" ADD CONSTRAINT "report_views_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_rules" ADD CONSTRAINT "verdict_rules_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dead_numbers_campaign" ON "dead_numbers" USING btree ("campaign_id");