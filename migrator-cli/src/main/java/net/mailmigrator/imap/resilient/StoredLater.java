package net.mailmigrator.imap.resilient;

import java.util.Optional;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.StoreSink;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Hands answers on, but for refusals that mean: later. STORE can be repeated, so all of them are then. */
final class StoredLater implements StoreSink {
    private final StoreSink receiver;
    private @Nullable MailException later;

    StoredLater(StoreSink receiver) {
        this.receiver = receiver;
    }

    /** The failure to wait out; empty where the answer is one. */
    static Optional<MailException> meantBy(StoreResult result) {
        return result instanceof StoreResult.Refused refused
                ? Optional.of(ServerAnswer.to(Request.WRITE, refused.answer()))
                        .filter(ServerAnswer::retryable)
                        .map(answer -> answer.failure("change flags"))
                : Optional.empty();
    }

    @Override
    public void stored(int number, StoreResult result) {
        Optional<MailException> wait = meantBy(result);
        if (wait.isPresent()) {
            later = wait.get();
        } else {
            receiver.stored(number, result);
        }
    }

    @Override
    public void current(CurrentMessage message) {
        receiver.current(message);
    }

    /** Throws where the server wants it later. */
    void rethrow() throws MailException {
        if (later != null) {
            throw later;
        }
    }
}
