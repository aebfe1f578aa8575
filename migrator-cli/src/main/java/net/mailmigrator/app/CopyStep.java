package net.mailmigrator.app;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.mailmigrator.copy.CopyAccount;
import net.mailmigrator.copy.CopyJob;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.copy.CopyProgress;
import net.mailmigrator.copy.CopyServices;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.copy.PassRequest;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.inventory.SideInventory;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/** Copies one account as planned and decided. Different accounts may run on different threads. */
final class CopyStep {
    private final Workplace workplace;
    private final Journal journal;
    private final Sides sides;
    private final OperatorDecisions decisions;
    private final StopRequest stop;

    CopyStep(Workplace workplace, Journal journal, Sides sides, OperatorDecisions decisions, StopRequest stop) {
        this.decisions = decisions;
        this.workplace = workplace;
        this.journal = journal;
        this.sides = sides;
        this.stop = stop;
    }

    /** Whether the settings want this account's mail. */
    boolean isWanted(AccountPlan plan) {
        return plan.account().active() || workplace.settings().copy().copyInactive();
    }

    /** One pass. @throws MailException of scope RUN: a server as a whole cannot be used */
    CopyOutcome run(AccountPlan plan, AccountJournal account, PassRequest pass, CopyProgress display)
            throws MailException {
        FolderPlan folders = plan.folders();
        if (folders == null) {
            throw new IllegalArgumentException(
                    "no folders are planned for " + plan.account().login());
        }
        CopyServices services = new CopyServices(
                workplace.environment().clock(), workplace.environment().pause(), journal::checkpoint, stop, display);
        CopyJob job = new CopyJob(
                plan.account().login(),
                folders,
                sides.sourceOf(plan.account()).knowing(namespaces(plan, AccountInventory::source)),
                sides.targetOf(plan.account()).knowing(namespaces(plan, AccountInventory::target)),
                account,
                decisions.acceptances(plan.account()));
        return new CopyAccount(settings(plan), services).run(job, pass);
    }

    private static @Nullable List<Namespace> namespaces(
            AccountPlan plan, Function<AccountInventory, @Nullable SideInventory> side) {
        AccountInventory inventory = plan.inventory();
        SideInventory found = inventory == null ? null : side.apply(inventory);
        return found == null ? null : found.namespaces();
    }

    /** The settings, with the operator's answer where they leave a question open. */
    private CopySettings settings(AccountPlan plan) {
        CopySettings copy = workplace.settings().copy();
        CopySettings.Existing existing = plan.answer(FindingCode.TARGET_NOT_EMPTY)
                .map(answer -> CopySettings.Existing.valueOf(answer.toUpperCase(Locale.ROOT)))
                .orElse(copy.existing());
        return copy.withExisting(existing);
    }

    /** The account cannot be copied at all. */
    void failed(Failure failure, AccountJournal account) {
        Instant now = workplace.environment().clock().instant();
        account.fail(failure, now);
        account.moveTo(AccountState.FAILED, now);
    }
}
