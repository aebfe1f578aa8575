package net.mailmigrator.mapping;

import java.util.List;
import java.util.stream.Collectors;
import net.mailmigrator.model.Access;
import net.mailmigrator.model.Collector;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Holdings;
import net.mailmigrator.model.Moment;
import net.mailmigrator.model.Service;
import net.mailmigrator.model.SourceAccount;

/** R4, R20, R22: what an account has that no target takes over, and what ends by itself. */
final class UseRule implements Rule {
    private final MoveDay move;

    UseRule(MoveDay move) {
        this.move = move;
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        Access access = account.access();
        if (access.appPasswords() > 0) {
            draft.find(FindingCode.APP_PASSWORDS_LOST, "count", String.valueOf(access.appPasswords()));
            draft.change("R4", "appPasswords", String.valueOf(access.appPasswords()), "none");
        }
        if (!access.services().equals(Access.ALL.services())) {
            String services = access.services().isEmpty()
                    ? "nothing"
                    : access.services().stream().map(Service::name).collect(Collectors.joining(", "));
            draft.find(FindingCode.SERVICES_RESTRICTED, "services", services);
            draft.change("R4", "services", services, "all");
        }
        if (access.expires() != null) {
            boolean over =
                    !access.expires().until().isAfter(Moment.of(move.day()).from());
            draft.find(
                    FindingCode.ACCOUNT_EXPIRES,
                    "date",
                    access.expires().toString(),
                    "what",
                    over ? "has ended, and is switched off" : "will end; no target of this version ends it by itself");
            if (over && draft.active()) {
                draft.active(false);
                draft.change("expiry", "active", "yes", "no");
            }
        }
        holdings(draft, account.holdings());
    }

    private static void holdings(AccountDraft draft, Holdings holdings) {
        List<Collector> active =
                holdings.collectors().stream().filter(Collector::active).toList();
        if (!active.isEmpty()) {
            draft.find(
                    FindingCode.COLLECTORS_NOT_CARRIED,
                    "collectors",
                    active.stream()
                            .map(one -> one.type() + " from " + one.host()
                                    + (one.user() == null ? "" : " as " + one.user()))
                            .collect(Collectors.joining(", ")));
        }
        if (!holdings.rawFilters().isEmpty()) {
            draft.find(
                    FindingCode.FILTERS_NOT_CARRIED,
                    "count",
                    String.valueOf(holdings.rawFilters().size()));
        }
    }
}
