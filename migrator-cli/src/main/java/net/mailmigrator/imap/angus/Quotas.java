package net.mailmigrator.imap.angus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** GETQUOTAROOT (RFC 9208). */
final class Quotas {
    private static final long UNIT = 1024; // RFC 9208 §5.1: STORAGE counts units of 1024 octets

    private Quotas() {}

    /**
     * The tightest STORAGE limit on INBOX, with the tightest MESSAGE limit; empty where the server has no STORAGE limit, or
     * does not want to say.
     */
    static Optional<StorageQuota> ofInbox(Dialogue dialogue, Where where) throws MailException {
        if (!dialogue.offers("QUOTA")) {
            return Optional.empty();
        }
        List<StorageQuota> storage = new ArrayList<>();
        List<Long> messagesLeft = new ArrayList<>();
        RawResponse answer = dialogue.execute(
                where.attempted("ask for the quota"), Command.of("GETQUOTAROOT \"INBOX\""), response -> {
                    if (response.is("QUOTA")) {
                        read(response.tokensAfterKey(), storage, messagesLeft);
                    }
                });
        Long messages = messagesLeft.stream().min(Comparator.naturalOrder()).orElse(null);
        return answer.isOK()
                ? storage.stream()
                        .min(Comparator.comparingLong(Quotas::left))
                        .map(found -> new StorageQuota(found.usedBytes(), found.limitBytes(), messages))
                : Optional.empty();
    }

    private static long left(StorageQuota quota) {
        return quota.limitBytes() == null ? Long.MAX_VALUE : quota.limitBytes() - quota.usedBytes();
    }

    private static void read(Tokens tokens, List<StorageQuota> storage, List<Long> messagesLeft)
            throws ProtocolException {
        tokens.astring(); // the root's name
        tokens.expect('(');
        while (!tokens.take(')')) {
            String resource = tokens.astring().toUpperCase(Locale.ROOT);
            long used = tokens.number();
            long limit = tokens.number();
            if (resource.equals("STORAGE")) {
                storage.add(new StorageQuota(used * UNIT, limit * UNIT));
            } else if (resource.equals("MESSAGE")) {
                messagesLeft.add(limit - used);
            }
        }
    }
}
