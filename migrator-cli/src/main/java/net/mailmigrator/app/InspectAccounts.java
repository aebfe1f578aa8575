package net.mailmigrator.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.mailmigrator.batch.AccountRunner;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.inventory.AccountInspector;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.inventory.AgeBounds;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.StopException;
import org.jspecify.annotations.Nullable;

/** The second step: looks at both mail servers, several accounts at a time. Changes nothing on either. */
final class InspectAccounts {
    private final Sides sides;
    private final boolean provisions;
    private final Function<MappingResult, @Nullable AgeBounds> ages;
    private final RunProgress display;

    /**
     * @param provisions whether accounts may be missing at the target because the tool makes them
     * @param ages what to count in an account's mail; null: nothing
     */
    InspectAccounts(
            Sides sides, boolean provisions, Function<MappingResult, @Nullable AgeBounds> ages, RunProgress display) {
        this.sides = sides;
        this.provisions = provisions;
        this.ages = ages;
        this.display = display;
    }

    /**
     * The look at each account by login; accounts that are not reached before a stop request have none.
     *
     * @throws StopException UNREACHABLE where a server as a whole cannot be used, or refuses the settings' own login
     */
    Map<String, AccountInventory> inspect(
            List<MappingResult> accounts, Progress progress, int parallel, StopRequest stop) {
        AtomicReference<@Nullable MailException> unreachable = new AtomicReference<>();
        List<MappingResult> usable =
                accounts.stream().filter(result -> !result.hasErrors()).toList();
        display.expect("inspect", usable.size(), -1);
        StopRequest either = () -> stop.requested() || unreachable.get() != null;
        List<Map.Entry<String, AccountInventory>> looks = new AccountRunner(parallel, either)
                .run(usable, result -> sides.mustWait(result.account()), result -> look(result, progress, unreachable));
        MailException failure = unreachable.get();
        if (failure != null) {
            throw new StopException(
                    ExitStatus.UNREACHABLE, failure.sentence("No mail was touched; run the command again."), failure);
        }
        sides.source()
                .refusedMaster()
                .or(() -> provisions ? Optional.empty() : sides.target().refusedMaster())
                .ifPresent(text -> {
                    throw new StopException(ExitStatus.UNREACHABLE, text);
                });
        return looks.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map.Entry<String, AccountInventory> look(
            MappingResult result, Progress progress, AtomicReference<@Nullable MailException> unreachable) {
        MappedAccount account = result.account();
        String login = account.login();
        boolean maybe = mayBeMissing(account, progress);
        display.begin(login);
        AccountInventory inventory = new AccountInventory(null, null, null, null);
        try {
            inventory = AccountInspector.inspect(
                    login,
                    () -> sides.source()
                            .server(account)
                            .openReader(sides.source().credentials(account)),
                    () -> (maybe
                                    ? sides.target().serverOfMaybe(account)
                                    : sides.target().server(account))
                            .openReader(sides.target().credentials(account)),
                    ages.apply(result));
            display.end(login, summary(inventory));
        } catch (MailException failure) {
            unreachable.compareAndSet(null, failure);
            display.end(login, "not looked at: the server cannot be used");
        }
        return Map.entry(login, maybe ? withoutTargetFailure(inventory) : inventory);
    }

    /** An account that is not provisioned yet cannot be logged in to. */
    private boolean mayBeMissing(MappedAccount account, Progress progress) {
        return provisions
                && progress.account(account.login())
                        .map(AccountFacts::state)
                        .filter(state -> state != AccountState.NEW)
                        .isEmpty();
    }

    private static AccountInventory withoutTargetFailure(AccountInventory inventory) {
        return new AccountInventory(inventory.source(), inventory.target(), inventory.sourceFailure(), null);
    }

    private static String summary(AccountInventory inventory) {
        return inventory.source() == null
                ? "the source could not be opened"
                : inventory.source().mailboxes().size() + " folders at the source";
    }
}
