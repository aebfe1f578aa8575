package net.mailmigrator.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.PasswordKind;
import net.mailmigrator.model.SeenClient;
import net.mailmigrator.model.SentAs;
import net.mailmigrator.model.Service;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/** R22, R23: mail programs and servers whose logins the old system has logged. */
final class ClientRule implements Rule {
    /** From this many logins on, a regular one is a server and no person. */
    private static final long OFTEN = 20;

    private static final long HOUR = 60;
    private static final long MANY_SENDERS = 5;
    private static final Pattern OLD_TLS = Pattern.compile("(?i)(SSLv?[23](\\.0)?|TLSv?1(\\.[01])?)");
    /** They need the password itself, or a verifier of their own, and no hash. */
    private static final Set<String> NEED_THE_PASSWORD =
            Set.of("CRAM-MD5", "DIGEST-MD5", "NTLM", "APOP", "SCRAM-SHA-1", "SCRAM-SHA-256");

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        for (SeenClient client : account.evidence().clients()) {
            if (client.tls() != null && OLD_TLS.matcher(client.tls()).matches()) {
                draft.find(
                        FindingCode.OLD_TLS,
                        "tls",
                        client.tls(),
                        "service",
                        client.service().name(),
                        "ip",
                        client.clientIp());
            }
            if (client.mechanism() != null && isLost(client.mechanism(), draft)) {
                draft.find(
                        FindingCode.MECHANISM_LOST,
                        "mechanism",
                        client.mechanism(),
                        "service",
                        client.service().name());
            }
        }
        pickup(account).ifPresent(client -> collective(draft, client));
    }

    private static boolean isLost(String mechanism, AccountDraft draft) {
        String word = mechanism.toUpperCase(Locale.ROOT);
        @Nullable PasswordHash password = draft.source().password();
        return NEED_THE_PASSWORD.contains(word)
                && password != null
                && password.kind() == PasswordKind.HASH
                && !password.scheme().equals(word);
    }

    /** A client that fetches so often and so regularly that it is a server. */
    private static Optional<SeenClient> pickup(SourceAccount account) {
        boolean many = senders(account) >= MANY_SENDERS;
        return account.evidence().clients().stream()
                .filter(client -> client.service() == Service.POP3 || client.service() == Service.IMAP)
                .filter(client ->
                        client.count() >= OFTEN && client.intervalMinutes().orElse(HOUR + 1) <= HOUR)
                .filter(client -> many || !account.routing().catchAllOf().isEmpty())
                .findFirst();
    }

    private static long senders(SourceAccount account) {
        return account.evidence().sent().stream()
                .map(SentAs::sender)
                .filter(sender -> !sender.isEmpty())
                .distinct()
                .count();
    }

    private static void collective(AccountDraft draft, SeenClient client) {
        SourceAccount account = draft.source();
        String domains = String.join(", ", account.routing().catchAllOf());
        draft.find(
                FindingCode.COLLECTIVE_MAILBOX,
                "domains",
                domains.isEmpty() ? "no domain" : domains,
                "service",
                client.service().name(),
                "ip",
                client.clientIp(),
                "minutes",
                String.valueOf(client.intervalMinutes().orElse(0)),
                "senders",
                String.valueOf(senders(account)));
    }
}
