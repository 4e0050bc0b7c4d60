import { expect, test } from "vitest";
import { isPublicAddress } from "./addresses";

test.each([
  "10.0.0.4",
  "172.16.0.1",
  "172.31.255.1",
  "192.168.1.7",
  "100.64.0.1",
  "169.254.3.2",
  "127.0.0.1",
  "192.0.2.2",
  "::1",
  "fd12::1",
  "fe80::1",
])("%s is seen by its own network only", (address) => expect(isPublicAddress(address)).toBe(false));

test.each(["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.169.0.1", "2a00:a040::1"])(
  "%s may be seen from outside",
  (address) => expect(isPublicAddress(address)).toBe(true),
);
