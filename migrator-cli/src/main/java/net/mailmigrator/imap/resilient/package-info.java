/**
 * Servers that keep caps, obey pauses and try again: decorators around any adapter. May import {@code imap} and
 * {@code model}; only {@code app.Wiring} names them. Servers are thread-safe, sessions are not. From the outside to the
 * inside: RetryingServer (counts losses, connects again), OtherServer (how far a failure reaches), LimitedServer (waits for
 * a HostBreaker while the host is away, then takes a place and keeps the rate of logins; its sessions pass the HostGate
 * before each request, then the Throttle). What a server wants later is asked again inside the gate; a loss that goes with
 * it leaves with {@code asksForQuiet()} and is counted nowhere, nor is a connection that does not come about.
 */
@NullMarked
package net.mailmigrator.imap.resilient;

import org.jspecify.annotations.NullMarked;
