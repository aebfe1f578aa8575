package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * What the target refuses of one mailbox: what may be tried, what is noted, and when it is not the message that is meant.
 * One pass; one thread at a time, but {@link #withoutRefusedKeywords} may be called by several.
 */
final class RefusedMessages {
    /** So many refusals in a row with the same words, which say nothing of the message, mean the mailbox. */
    private static final int MAX_EQUAL_REFUSALS = 5;

    /** A [LIMIT] that strikes a message below this is none of its size (quirk 61). */
    private static final long SMALL = 64 * 1024;

    private final Route route;
    private final Remedies remedies;
    private final MessageTrials trials;
    private final List<String> answers = new ArrayList<>();
    private int equalRefusals;
    private String lastRefusal = "";

    RefusedMessages(Route route, Set<Repair> repairs, MessageTrials trials) {
        this.route = route;
        this.remedies = new Remedies(repairs);
        this.trials = trials;
    }

    /** A message without the keywords of which it is known by now that the target refuses them. */
    SendableMessage withoutRefusedKeywords(SendableMessage message) {
        return remedies.withoutRefusedKeywords(message);
    }

    /** Nothing was sent of it. */
    void tooBig(SendableMessage message, long limit) {
        note(
                message,
                "[TOOBIG] APPENDLIMIT " + limit + ": it takes messages of at most " + limit
                        + " bytes, and this one has " + message.octets() + "; it was not sent");
    }

    /** Words that mean more than the message end the work on it. */
    void throwIfWider(String answer) throws MailException {
        ServerAnswer understood = ServerAnswer.to(Request.APPEND, answer);
        if (understood.scope() != FailureScope.MESSAGE) {
            throw understood.failure(attempted());
        }
    }

    /** A message stands alone and is refused. */
    void begin(SendableMessage message, String answer) throws MailException {
        answers.clear();
        answers.add(answer);
        ServerAnswer understood = ServerAnswer.to(Request.APPEND, answer);
        if (understood.meaning() == AnswerMeaning.LIMIT && message.octets() < SMALL) {
            throw understood.failure(
                    FailureScope.ACCOUNT,
                    attempted(),
                    answer + " (to a message of " + message.octets() + " bytes: it is no limit of size)");
        }
    }

    /** What may be tried on it, in this order. */
    List<SendableMessage> remedies(SendableMessage message, String answer, long now) {
        AnswerMeaning meaning = ServerAnswer.to(Request.APPEND, answer).meaning();
        boolean ofOctets = meaning == AnswerMeaning.MESSAGE_REFUSED || meaning == AnswerMeaning.MESSAGE_TOO_BIG;
        return remedies.of(message, answer, ofOctets, now);
    }

    /** A remedy did not help. */
    void alsoRefused(SendableMessage remedy, String answer) {
        answers.add(said(remedy) + ": " + answer);
    }

    private static String said(SendableMessage remedy) {
        List<String> all = new ArrayList<>();
        if (!remedy.names().isEmpty()) {
            all.add("with " + String.join(" and ", remedy.names()));
        }
        if (!remedy.withoutKeywords().isEmpty()) {
            all.add("without the keywords " + String.join(", ", remedy.withoutKeywords()));
        }
        return String.join(", ", all);
    }

    /** A remedy helped. */
    void worked(SendableMessage remedy) {
        remedies.worked(remedy);
    }

    /** Nothing helped: it is noted as refused, with all that was said. */
    void giveUp(SendableMessage message) throws MailException {
        note(message, String.join("; ", answers));
        String answer = answers.get(0);
        if (ServerAnswer.to(Request.APPEND, answer).meaning() == AnswerMeaning.UNKNOWN) {
            equalRefusals = answer.equals(lastRefusal) ? equalRefusals + 1 : 1;
            lastRefusal = answer;
        }
        if (equalRefusals > MAX_EQUAL_REFUSALS) {
            throw MailException.refused(
                    FailureScope.MAILBOX, true, attempted(), answer + " (to every message in a row)");
        }
    }

    /** Which remedy is the next for a message that has cost the connection as it is; empty: it is sent as it is. */
    OptionalInt remedyAfterLosses(SendableMessage message) {
        return trials.remedy(message.uid());
    }

    /** What may be tried on it, in this order. */
    List<SendableMessage> remediesAfterLosses(SendableMessage message, long now) {
        answers.clear();
        return remedies(message, trials.loss(message.uid()).words(), now);
    }

    /** A remedy is sent; should it cost the connection again, it is not sent another time. */
    void trying(SendableMessage remedy, int number) {
        trials.tried(remedy.uid(), number);
    }

    /** It costs the connection whatever is tried. */
    void giveUpAfterLosses(SendableMessage message) {
        MessageTrials.Loss loss = trials.loss(message.uid());
        answers.add(0, loss.answer());
        note(message, String.join("; ", answers));
        trials.gaveUp(message.uid(), loss);
    }

    private void note(SendableMessage message, String answer) {
        route.note(List.of(message.member().row(null, null, MessageState.REFUSED, answer)));
        trials.answered(message.uid());
    }

    /** Messages were taken. */
    void arrived() {
        equalRefusals = 0;
    }

    private String attempted() {
        return "append to " + route.target().place();
    }
}
