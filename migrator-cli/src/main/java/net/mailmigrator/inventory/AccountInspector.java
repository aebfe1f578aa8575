package net.mailmigrator.inventory;

import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Looks at both sides of an account, one after the other. Thread-safe as far as the openers are. */
public final class AccountInspector {
    private AccountInspector() {}

    /** Opens a session on one side; called once, the session is closed by the inspector. */
    @FunctionalInterface
    public interface Opener {
        /** Connects and logs in. */
        MailboxReader open() throws MailException;
    }

    /**
     * Looks at the source, and at the target where there is an opener for it. A side that cannot be opened or listed is a
     * failure in the result, so that the other side is still looked at.
     *
     * @param login the account, for the text of a failure
     * @param target null: the target is not looked at, for instance before the account was provisioned there
     * @throws MailException of scope {@code RUN} only: the server as a whole cannot be used
     */
    public static AccountInventory inspect(String login, Opener source, @Nullable Opener target) throws MailException {
        return inspect(login, source, target, null);
    }

    /**
     * The same, with a count of the source's mail above an age.
     *
     * @param ages null: is not counted
     */
    public static AccountInventory inspect(
            String login, Opener source, @Nullable Opener target, @Nullable AgeBounds ages) throws MailException {
        Side old = look(login, "SOURCE", source, ages);
        Side fresh = target == null ? new Side(null, null) : look(login, "TARGET", target, null);
        return new AccountInventory(old.inventory(), fresh.inventory(), old.failure(), fresh.failure());
    }

    private record Side(
            @Nullable SideInventory inventory, @Nullable Failure failure) {}

    private static Side look(String login, String side, Opener opener, @Nullable AgeBounds ages) throws MailException {
        try (MailboxReader reader = opener.open()) {
            return new Side(SideInspector.inspect(reader, ages), null);
        } catch (MailException failed) {
            if (failed.scope() == FailureScope.RUN) {
                throw failed;
            }
            String advice = failed.blamesLogin()
                    ? "Nothing was changed. Check its login and password on that side, then run the command again"
                    : failed.meaning() == AnswerMeaning.NO_TOKEN
                            ? "Nothing was changed. See that imap.login.tokenCommand prints a token, then run the command again"
                            : "Nothing was changed; run the command again";
            String text = "account " + login + ": " + failed.sentence(advice);
            return new Side(null, Failure.ofAccount(side + "-NOT-OPENED", text));
        }
    }
}
