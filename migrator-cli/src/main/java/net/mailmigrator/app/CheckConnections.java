package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.config.ServerSettings;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.StopException;
import net.mailmigrator.provision.Provisioner;
import net.mailmigrator.report.CheckResult;
import net.mailmigrator.report.CheckResult.Level;
import net.mailmigrator.report.ReportBuilder;
import net.mailmigrator.report.WorkaroundEntry;
import org.jspecify.annotations.Nullable;

/** {@code check}: connects to everything the settings name, and changes nothing. */
public final class CheckConnections {
    private final Environment environment;

    /** A use case in an environment. */
    public CheckConnections(Environment environment) {
        this.environment = environment;
    }

    /**
     * What is asked.
     *
     * @param selection whose logins are tried; where it says nothing, the first account's
     * @param trace the account whose dialogue is wanted; null: none
     */
    public record Request(
            CommandOptions options,
            Selection selection,
            @Nullable String trace) {}

    /** Looks at one thing after the other; what fails does not keep the rest from being looked at. */
    public ExitStatus run(Request request) {
        Workplace workplace = Workplace.open(environment, request.options(), "check");
        List<CheckResult> checks = new ArrayList<>();
        List<WorkaroundEntry> applied = new ArrayList<>();
        boolean reachable = server(workplace, "source", workplace.settings().source(), checks);
        reachable &= server(workplace, "target", workplace.settings().target(), checks);
        ExitStatus accounts = accounts(workplace, request, reachable, checks, applied);
        ReportBuilder builder = workplace
                .report()
                .checks(checks)
                .applied(applied)
                .selection(request.selection().toArguments());
        if (!reachable) {
            builder.exit(ExitStatus.UNREACHABLE);
        } else if (accounts != ExitStatus.OK) {
            builder.exit(accounts);
        }
        boolean failed = checks.stream().anyMatch(check -> check.level() == Level.FAILED);
        String again = ("check " + request.selection().asTyped()).strip();
        return workplace.finish(builder.next(workplace.next(failed ? again : "plan")));
    }

    private boolean server(Workplace workplace, String side, ServerSettings settings, List<CheckResult> checks) {
        String subject = side + " imap";
        try {
            ServerFactory.Greeting greeting = workplace.environment().servers().probe(settings.endpoint());
            List<String> details = new ArrayList<>();
            greeting.tls().ifPresent(tls -> {
                details.add("certificate for " + String.join(", ", tls.certificateNames()) + ", valid until "
                        + tls.validUntil());
                details.add("SHA-256 " + tls.sha256());
                details.add(tls.trustLine());
            });
            details.add("capabilities "
                    + String.join(" ", greeting.capabilities().stream().sorted().toList()));
            String protection =
                    greeting.tls().map(ServerFactory.Tls::protocol).orElse("no TLS: everything is in clear text");
            Level level = greeting.tls().isPresent() ? Level.OK : Level.WARN;
            checks.add(new CheckResult(level, subject, settings.endpoint() + "  " + protection, details));
            return true;
        } catch (MailException failure) {
            checks.add(failed(subject, failure));
            return false;
        }
    }

    /** The old panel, the provisioning target, and logins; returns how the command ends because of them. */
    private ExitStatus accounts(
            Workplace workplace,
            Request request,
            boolean reachable,
            List<CheckResult> checks,
            List<WorkaroundEntry> applied) {
        try (Preparation preparation =
                new Preparation(workplace, request.selection(), Progress.NONE, request.trace(), StopRequest.NEVER)) {
            Reading reading = preparation.reading();
            checks.add(new CheckResult(
                    reading.badRows().isEmpty() ? Level.OK : Level.FAILED,
                    "accounts",
                    reading.read() + " read, " + reading.badRows().size() + " bad rows",
                    reading.badRows().stream().map(Object::toString).toList()));
            preparation.provisioners().forEach(provisioner -> checks.add(provisioning(provisioner)));
            if (reachable) {
                boolean verbose = request.options().verbosity() > 0;
                ExitStatus logins = logins(meant(request.selection(), reading), preparation, verbose, checks);
                applied.addAll(preparation.sides().workarounds());
                return logins;
            }
            return ExitStatus.OK;
        } catch (StopException unusable) {
            if (unusable.status() == ExitStatus.USAGE) {
                throw unusable;
            }
            checks.add(new CheckResult(
                    Level.FAILED,
                    "accounts",
                    "cannot be read",
                    unusable.text().lines().toList()));
            return unusable.status();
        }
    }

    private static List<MappedAccount> meant(Selection selection, Reading reading) {
        return reading.selected().stream()
                .filter(result -> !result.hasErrors())
                .map(MappingResult::account)
                .limit(selection.saysNothing() ? 1 : Long.MAX_VALUE)
                .toList();
    }

    private static CheckResult provisioning(Provisioner provisioner) {
        List<String> problems = provisioner.check();
        return problems.isEmpty()
                ? new CheckResult(Level.OK, "provision " + provisioner.name(), "can be written", List.of())
                : new CheckResult(Level.FAILED, "provision " + provisioner.name(), "cannot be written", problems);
    }

    /** @param verbose whether each account's capabilities are listed, which those of the side seldom differ from */
    private static ExitStatus logins(
            List<MappedAccount> accounts, Preparation preparation, boolean verbose, List<CheckResult> checks) {
        Sides sides = preparation.sides();
        for (MappedAccount account : accounts) {
            checks.add(shortened(
                    verbose, login("source login " + account.login(), sides.source(), account, Level.FAILED)));
            checks.add(shortened(
                    verbose,
                    login(
                            "target login " + account.login(),
                            sides.target(),
                            account,
                            preparation.provisioners().isEmpty() ? Level.FAILED : Level.WARN)));
            if (sides.source().loginsEnded() || sides.target().loginsEnded()) {
                return ExitStatus.UNREACHABLE;
            }
        }
        boolean refused = sides.source().refusedMaster().isPresent()
                || (preparation.provisioners().isEmpty()
                        && sides.target().refusedMaster().isPresent());
        return refused ? ExitStatus.UNREACHABLE : ExitStatus.OK;
    }

    private static CheckResult shortened(boolean verbose, CheckResult login) {
        return verbose ? login : new CheckResult(login.level(), login.subject(), login.text(), List.of());
    }

    /**
     * Logs in and looks around, which shows what the server needs to have done otherwise.
     *
     * @param otherwise how bad a refusal is: an account that is yet to be provisioned cannot log in
     */
    private static CheckResult login(String subject, Side side, MappedAccount account, Level otherwise) {
        WritableServer place = otherwise == Level.WARN ? side.serverOfMaybe(account) : side.server(account);
        try (MailboxReader session = place.openReader(side.credentials(account))) {
            ServerInfo server = session.server();
            session.namespaces();
            session.list();
            session.examine(MailboxName.INBOX);
            String id = server.id().isEmpty()
                    ? ""
                    : "  " + String.join(" ", server.id().values());
            return new CheckResult(
                    Level.OK,
                    subject,
                    "accepted at " + server.host() + ":" + server.port() + id,
                    List.of("capabilities "
                            + String.join(
                                    " ", server.capabilities().stream().sorted().toList())));
        } catch (MailException failure) {
            return new CheckResult(otherwise, subject, String.valueOf(failure.getMessage()), List.of());
        }
    }

    private static CheckResult failed(String subject, MailException failure) {
        return new CheckResult(Level.FAILED, subject, String.valueOf(failure.getMessage()), List.of());
    }
}
