package net.mailmigrator.app;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.config.DecisionsReader;
import net.mailmigrator.config.Settings;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.StopException;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.provision.Provisioner;
import org.jspecify.annotations.Nullable;

/** What every command that works on accounts begins with: the decisions, the old panel, the two mail sides. */
final class Preparation implements AutoCloseable {
    /** Dates that customers are told are of this zone. */
    private static final ZoneId OF_THE_MOVE = ZoneId.of("Europe/Berlin");

    private final Workplace workplace;
    private final OperatorDecisions decisions;
    private final List<Provisioner> provisioners;
    private final LocalDate today;
    private final Reading reading;
    private final Sides sides;
    private final ServerPauses pauses = new ServerPauses();
    private final @Nullable AccountTrace trace;

    /**
     * Reads the decisions and the accounts; connects to no mail server.
     *
     * @param traced the account whose dialogue is written to the report folder; null: none
     * @param stop ends every wait for a server
     */
    Preparation(
            Workplace workplace, Selection selection, Progress progress, @Nullable String traced, StopRequest stop) {
        Settings settings = workplace.settings();
        this.workplace = workplace;
        this.decisions = new OperatorDecisions(
                new DecisionsReader(workplace.environment().place().variables()).read(settings.decisions()));
        this.today = LocalDate.ofInstant(workplace.environment().clock().instant(), OF_THE_MOVE);
        this.provisioners = Wiring.provisioners(settings);
        this.reading = new ReadAccounts(
                        Wiring.accounts(settings), Wiring.mapper(settings, provisioners, decisions, today), decisions)
                .read(selection, progress);
        MappedAccount tracedAccount = traced == null ? null : account(traced);
        this.trace = tracedAccount == null
                ? null
                : new AccountTrace(workplace.folder().resolve("trace-" + fileName(tracedAccount.login()) + ".log"));
        this.sides = Wiring.sides(workplace, new Wiring.Tracing(trace, tracedAccount), new Wiring.Waits(stop, pauses));
    }

    private MappedAccount account(String name) {
        return reading.selected().stream()
                .map(MappingResult::account)
                .filter(account -> Selection.isNameOf(name, account))
                .findFirst()
                .orElseThrow(() -> new StopException(
                        ExitStatus.USAGE,
                        "--trace " + name + ": no selected account has this login or address. Nothing was touched."));
    }

    private static String fileName(String login) {
        return login.replaceAll("[^A-Za-z0-9._@-]", "_");
    }

    /** Inspects and plans. */
    MigrationPlan plan(Inspect inspect, Progress progress, StopRequest stop, RunProgress display) {
        return new Planning(workplace.settings(), decisions, provisioners, today, display)
                .plan(reading, sides, inspect, progress, stop);
    }

    OperatorDecisions decisions() {
        return decisions;
    }

    List<Provisioner> provisioners() {
        return provisioners;
    }

    Reading reading() {
        return reading;
    }

    Sides sides() {
        return sides;
    }

    /** What every reader of the report must know: of the accounts, and of what the servers asked for. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(reading.notes());
        notes.addAll(pauses.notes());
        return notes;
    }

    @Override
    public void close() {
        if (trace != null) {
            trace.close();
        }
    }
}
