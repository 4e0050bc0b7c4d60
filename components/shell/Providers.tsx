"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { Toasts } from "@/components/ui/toast";
import { formatLocaleOf, type Locale } from "@/lib/i18n/config";
import { PAGE_READY } from "./early-input";

declare module "react-aria-components" {
  interface RouterConfig {
    routerOptions: { scroll?: boolean };
  }
}

/** Repeating belongs to the server, which knows what may be repeated; here an error is shown, with a button. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 5_000 },
      // What is clicked while offline fails at once and is told; waiting for the line, it would go out when nobody thinks of it any more.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

export function Providers({ locale, children }: { locale: Locale; children: ReactNode }) {
  const router = useRouter();
  const [queryClient] = useState(newQueryClient);
  useEffect(() => void dispatchEvent(new Event(PAGE_READY)), []);
  return (
    <I18nProvider locale={formatLocaleOf(locale)}>
      <RouterProvider navigate={(href, options) => router.push(href, options)}>
        <QueryClientProvider client={queryClient}>
          <NuqsAdapter>
            {children}
            <Toasts />
          </NuqsAdapter>
        </QueryClientProvider>
      </RouterProvider>
    </I18nProvider>
  );
}
