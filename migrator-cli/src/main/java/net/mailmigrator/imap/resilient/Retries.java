package net.mailmigrator.imap.resilient;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import net.mailmigrator.model.MailException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy of trying again: only what {@link MailException#retryable()} says may help. What was postponed because the
 * server had asked for quiet is no failed attempt: the {@link HostGate} makes it wait, and ends it.
 */
public final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private Retries() {}

    /** Up to so many attempts, with pauses in between. */
    public static Retry of(String name, int attempts, IntervalFunction pause) {
        Retry retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(attempts)
                        .intervalFunction(pause)
                        .retryOnException(thrown -> thrown instanceof MailException failure
                                && failure.retryable()
                                && !failure.asksForQuiet())
                        .build());
        retry.getEventPublisher()
                .onRetry(event -> LOG.warn(
                        "{}: attempt {} failed, trying again in {} ms: {}",
                        event.getName(),
                        event.getNumberOfRetryAttempts(),
                        event.getWaitInterval().toMillis(),
                        event.getLastThrowable().getMessage()));
        return retry;
    }

    /** Something that can be tried again. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws MailException;
    }

    /** Tries by a policy; throws the last failure. */
    static <T> T call(Retry retry, Attempt<T> attempt) throws MailException {
        while (true) {
            try {
                return retry.executeCallable(attempt::make);
            } catch (MailException failure) {
                if (!failure.asksForQuiet()) {
                    throw failure;
                }
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception other) {
                throw new IllegalStateException(other);
            }
        }
    }
}
