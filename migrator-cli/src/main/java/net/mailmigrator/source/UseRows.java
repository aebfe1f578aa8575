package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.model.Access;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.Evidence;
import net.mailmigrator.model.Person;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SeenClient;
import net.mailmigrator.model.SentAs;
import net.mailmigrator.model.Service;
import net.mailmigrator.model.WaveWish;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** Who uses an account, for what, and what the logs say of it. */
final class UseRows {
    private static final Map<Field, Service> FLAGS = Map.of(
            Field.IMAP, Service.IMAP,
            Field.POP3, Service.POP3,
            Field.SMTP, Service.SMTP,
            Field.SIEVE, Service.SIEVE,
            Field.WEBMAIL, Service.WEBMAIL);

    private final SourceTemplate template;

    UseRows(SourceTemplate template) {
        this.template = template;
    }

    /** A date makes it a wish for no sooner, a name one for that wave, unless the row says otherwise. */
    static WaveWish wish(Cells cells) throws BadRowException {
        @Nullable String wave = cells.text(Field.WAVE).orElse(null);
        var notBefore = cells.date(Field.WAVE_NOT_BEFORE).orElse(null);
        WaveWish.Preference meant = notBefore != null
                ? WaveWish.Preference.NOT_BEFORE
                : wave == null ? WaveWish.Preference.ANY : WaveWish.Preference.NAMED;
        return new WaveWish(
                cells.choice(Field.WAVE_PREFERENCE, WaveWish.Preference.class).orElse(meant),
                wave,
                notBefore,
                cells.text(Field.WAVE_REASON).orElse(null));
    }

    static Access access(Cells cells) throws BadRowException {
        Set<Service> services = EnumSet.allOf(Service.class);
        for (Map.Entry<Field, Service> flag : FLAGS.entrySet()) {
            if (!cells.flag(flag.getKey(), true)) {
                services.remove(flag.getValue());
            }
        }
        return new Access(
                new TreeSet<>(services),
                cells.integer(Field.APP_PASSWORDS).orElse(0),
                cells.moment(Field.EXPIRES).orElse(null));
    }

    static Person person(Cells cells) throws BadRowException {
        return new Person(
                cells.text(Field.LANGUAGE).orElse(null),
                cells.text(Field.RECOVERY_ADDRESS).orElse(null),
                cells.text(Field.PHONE).orElse(null),
                cells.integer(Field.CONTACTS).orElse(0));
    }

    Routing routing(AccountRows rows, Cells cells) throws BadRowException {
        NavigableSet<String> catchAllOf = domains(cells, Field.CATCH_ALL_OF);
        for (Row row : rows.of("catchAll")) {
            catchAllOf.addAll(domains(new Cells(row, template), Field.DOMAIN));
        }
        List<String> senders = new ArrayList<>(cells.list(Field.ALLOWED_SENDERS));
        for (Row row : rows.of("senders")) {
            senders.addAll(new Cells(row, template).list(Field.ALLOWED_SENDERS));
        }
        return new Routing(
                catchAllOf,
                senders,
                cells.address(Field.BCC_OUTGOING).orElse(null),
                cells.address(Field.BCC_INCOMING).orElse(null));
    }

    Evidence evidence(AccountRows rows) throws BadRowException {
        List<SentAs> sent = new ArrayList<>();
        for (Row row : rows.of("sent")) {
            Cells cells = new Cells(row, template);
            sent.add(new SentAs(
                    cells.text(Field.SENT_AS).orElse(""),
                    cells.count(Field.SENT_COUNT).orElse(1L),
                    cells.time(Field.SENT_LAST).orElse(null),
                    cells.text(Field.SENT_FROM).orElse(null)));
        }
        List<SeenClient> clients = new ArrayList<>();
        for (Row row : rows.of("logins")) {
            Cells cells = new Cells(row, template);
            Optional<Service> service = cells.choice(Field.SERVICE, Service.class);
            clients.add(new SeenClient(
                    service.orElseThrow(() -> cells.bad(Field.SERVICE, "it is empty")),
                    cells.text(Field.CLIENT_IP).orElse(""),
                    cells.text(Field.TLS_VERSION).orElse(null),
                    cells.text(Field.MECHANISM).orElse(null),
                    cells.count(Field.LOGIN_COUNT).orElse(1L),
                    cells.time(Field.LOGIN_FIRST).orElse(null),
                    cells.time(Field.LOGIN_LAST).orElse(null)));
        }
        return new Evidence(sent, clients);
    }

    /** In ASCII. */
    static NavigableSet<String> domains(Cells cells, Field field) throws BadRowException {
        NavigableSet<String> domains = new TreeSet<>();
        for (String text : cells.list(field)) {
            domains.add(DomainName.parse(text)
                    .orElseThrow(() -> cells.bad(field, "\"" + text + "\" is no domain"))
                    .ascii());
        }
        return domains;
    }
}
