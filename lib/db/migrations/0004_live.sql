CREATE TABLE "attempts" (
	"campaign_id" integer NOT NULL,
	"phone" text NOT NULL,
	"attempt" integer NOT NULL,
	"after" timestamp with time zone,
	"before" timestamp with time zone NOT NULL,
	"last_call" text,
	"status" text NOT NULL,
	"sip_code" text NOT NULL,
	"cause" text NOT NULL,
	"had180" boolean,
	"had183" boolean,
	"duration_seconds" integer,
	CONSTRAINT "attempts_campaign_id_phone_attempt_pk" PRIMARY KEY("campaign_id","phone","attempt")
);
--> statement-breakpoint
CREATE TABLE "breakers" (
	"campaign_id" integer PRIMARY KEY NOT NULL,
	"percent" integer NOT NULL,
	"minutes" integer NOT NULL,
	"calls" integer NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT shofar_now() NOT NULL,
	"counts_from" timestamp with time zone,
	"tripped_at" timestamp with time zone,
	"seen" jsonb
);
--> statement-breakpoint
CREATE TABLE "live_campaigns" (
	"campaign_id" integer PRIMARY KEY NOT NULL,
	"campaign" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"gone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "live_look" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" bigint NOT NULL,
	"at" timestamp with time zone,
	"problem" jsonb,
	"totals" jsonb,
	CONSTRAINT "live_look_single" CHECK ("live_look"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "live_samples" (
	"campaign_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sent" integer NOT NULL,
	"answered" integer NOT NULL,
	"waiting_retry" integer NOT NULL,
	"dialing" integer,
	CONSTRAINT "live_samples_campaign_id_at_pk" PRIMARY KEY("campaign_id","at")
);
--> statement-breakpoint
CREATE TABLE "notice_readers" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"read_up_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT shofar_now() NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"campaign_id" integer,
	"launch_id" uuid,
	"title" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "notices_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "report_samples" (
	"campaign_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone,
	"attempts" integer NOT NULL,
	"missed" integer NOT NULL,
	"network" integer NOT NULL,
	"read_ms" integer NOT NULL,
	CONSTRAINT "report_samples_campaign_id_at_pk" PRIMARY KEY("campaign_id","at")
);
--> statement-breakpoint
CREATE TABLE "wall_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "wall_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "breakers" ADD CONSTRAINT "breakers_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_readers" ADD CONSTRAINT "notice_readers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_launch_id_launches_id_fk" FOREIGN KEY ("launch_id") REFERENCES "public"."launches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_links" ADD CONSTRAINT "wall_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempts_before" ON "attempts" USING brin ("before");--> statement-breakpoint
CREATE INDEX "live_campaigns_version" ON "live_campaigns" USING btree ("version");--> statement-breakpoint
CREATE INDEX "live_samples_at" ON "live_samples" USING btree ("at");--> statement-breakpoint
CREATE INDEX "notices_at" ON "notices" USING btree ("at");--> statement-breakpoint
CREATE INDEX "report_samples_at" ON "report_samples" USING btree ("at");--> statement-breakpoint
CREATE INDEX "launches_checked" ON "launches" USING btree ("checked_at");