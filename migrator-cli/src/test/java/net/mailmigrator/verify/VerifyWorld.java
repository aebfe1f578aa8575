package net.mailmigrator.verify;

import static net.mailmigrator.testing.CopyWorld.LOGIN;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.inventory.AccountInspector.Opener;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.verify.VerifyJob.Resources;
import net.mailmigrator.verify.VerifyJob.Scope;
import net.mailmigrator.verify.VerifySettings.Depth;

/** Verifies the account of a {@link CopyWorld}, as a process of its own would or with a journal that is open. */
final class VerifyWorld {
    static final VerifySettings COUNTS = new VerifySettings(Depth.COUNTS, 0);
    static final VerifySettings METADATA = new VerifySettings(Depth.METADATA, 0);
    static final VerifySettings CONTENT = new VerifySettings(Depth.METADATA, 100);

    private final CopyWorld world;
    private Instant now = Instant.parse("2026-01-16T08:00:00Z");
    private Scope scope = Scope.ALL;
    private Resources resources = Resources.ONE_BY_ONE;

    VerifyWorld(CopyWorld world) {
        this.world = world;
    }

    VerifyWorld at(Instant time) {
        now = time;
        return this;
    }

    VerifyWorld scope(Scope wanted) {
        scope = wanted;
        return this;
    }

    VerifyWorld resources(Resources given) {
        resources = given;
        return this;
    }

    /** Verifies; what was read is forgotten afterwards, as by a command that has come to its end. */
    VerifyOutcome verify(VerifySettings settings) {
        try (Journal journal = world.open()) {
            VerifyOutcome outcome = verify(settings, journal);
            journal.account(LOGIN).readBack().end();
            return outcome;
        }
    }

    /** Verifies; what was read stays noted. */
    VerifyOutcome verify(VerifySettings settings, Journal journal) {
        try {
            return new AccountVerifier(settings, Clock.fixed(now, ZoneOffset.UTC), 42)
                    .verify(new VerifyJob(LOGIN, journal.account(LOGIN), openTarget(), null, scope, resources));
        } catch (MailException failure) {
            throw new AssertionError(failure);
        }
    }

    private Opener openTarget() {
        return () -> world.target.openReader(new Credentials(LOGIN, Secret.of("old"), null));
    }

    static List<String> codes(VerifyOutcome outcome) {
        return outcome.discrepancies().stream().map(Discrepancy::code).toList();
    }
}
