package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.Hosts;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;

/** Rows of the queries {@code domains} and {@code admins}. */
final class DomainRows {
    private final SourceTemplate template;

    DomainRows(SourceTemplate template) {
        this.template = template;
    }

    OldDomain domain(Row row) throws BadRowException {
        Cells cells = new Cells(row, template);
        String alias = cells.text(Field.ALIAS_OF).orElse("");
        return new OldDomain(
                row.place(),
                name(cells, Field.DOMAIN, cells.text(Field.DOMAIN).orElse("")),
                cells.text(Field.CUSTOMER).orElse(null),
                new Hosts(
                        AccountAssembler.host(cells, Field.PANEL_HOST),
                        AccountAssembler.host(cells, Field.MAIL_HOST),
                        AccountAssembler.host(cells, Field.WEBMAIL_HOST)),
                cells.flag(Field.ACTIVE, true),
                alias.isEmpty() ? null : name(cells, Field.ALIAS_OF, alias),
                AccountAssembler.contingent(cells, template),
                new OldDomain.Limits(
                        cells.count(Field.MAX_MAILBOXES).orElse(null),
                        cells.count(Field.MAX_ALIASES).orElse(null),
                        cells.size(Field.MAX_MAILBOX_SIZE).orElse(null),
                        cells.size(Field.DEFAULT_MAILBOX_SIZE).orElse(null)),
                cells.list(Field.CATCH_ALL),
                cells.flag(Field.BACKUP_MX, false),
                cells.text(Field.TRANSPORT).orElse(null),
                new OldDomain.Dns(
                        cells.list(Field.MX),
                        cells.integer(Field.DNS_TTL).orElse(null),
                        cells.text(Field.DKIM_SELECTOR).orElse(null),
                        cells.flag(Field.DKIM_KEY, false)),
                cells.list(Field.ADMINS),
                row.extra());
    }

    OldAdmin admin(Row row) throws BadRowException {
        Cells cells = new Cells(row, template);
        List<DomainName> domains = new ArrayList<>();
        for (String text : cells.list(Field.DOMAINS)) {
            domains.add(name(cells, Field.DOMAINS, text));
        }
        return new OldAdmin(
                row.place(),
                cells.text(Field.LOGIN).orElseThrow(() -> cells.bad(Field.LOGIN, "it is empty")),
                AccountAssembler.password(cells, template),
                cells.text(Field.CUSTOMER).orElse(null),
                domains,
                cells.flag(Field.SUPERADMIN, false),
                cells.text(Field.RECOVERY_ADDRESS).orElse(null),
                cells.flag(Field.TOTP, false),
                cells.flag(Field.ACTIVE, true),
                row.extra());
    }

    private static DomainName name(Cells cells, Field field, String text) throws BadRowException {
        return DomainName.parse(text).orElseThrow(() -> cells.bad(field, "\"" + text + "\" is no domain"));
    }
}
