ALTER TABLE "launch_steps" ADD COLUMN "event" text NOT NULL;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "recipients" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "rejected" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "blocked" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "accepted" integer;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "commits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "released_by" uuid;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "search" jsonb;--> statement-breakpoint
ALTER TABLE "launches" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "launches" ADD CONSTRAINT "launches_released_by_users_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "launches_due" ON "launches" USING btree ("due_at");