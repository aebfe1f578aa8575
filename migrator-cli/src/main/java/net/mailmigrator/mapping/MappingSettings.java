package net.mailmigrator.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.mailmigrator.mapping.quota.Division;
import net.mailmigrator.mapping.wave.WaveSettings;
import net.mailmigrator.model.Exemption;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.SentAs;
import org.jspecify.annotations.Nullable;

/**
 * Which rules, and how quotas are given out.
 *
 * @param overcommitPercent how much of a customer's contingent may be given out: 100 is all of it, once
 * @param mapsAccounts false where no provisioning is configured: only findings that concern copying are raised
 * @param waves null where they are not declared
 * @param lists what the settings say of logins and senders
 */
public record MappingSettings(
        QuotaPolicy quota,
        int overcommitPercent,
        boolean mapsAccounts,
        @Nullable WaveSettings waves,
        Lists lists) {
    private static final int ONCE = 100;

    /** With contingents that are given out once, and no lists. */
    public MappingSettings(QuotaPolicy quota, boolean mapsAccounts) {
        this(quota, ONCE, mapsAccounts);
    }

    /** Without lists; without waves, or with those that the source names. */
    public MappingSettings(QuotaPolicy quota, int overcommitPercent, boolean mapsAccounts) {
        this(quota, overcommitPercent, mapsAccounts, null, Lists.NONE);
    }

    /** With waves. */
    public MappingSettings in(@Nullable WaveSettings declared) {
        return new MappingSettings(quota, overcommitPercent, mapsAccounts, declared, lists);
    }

    /** With lists. */
    public MappingSettings with(Lists given) {
        return new MappingSettings(quota, overcommitPercent, mapsAccounts, waves, given);
    }

    /** With what the targets take for a login. */
    public MappingSettings taking(LoginStrategy logins) {
        return with(new Lists(logins, lists.switchDate(), lists.sentBy(), lists.exemptions()));
    }

    /**
     * What the settings say of logins and senders.
     *
     * @param logins what the targets take for a login
     * @param switchDate when the new system counts; null: not agreed yet
     * @param sentBy by login: who has really sent as what
     * @param exemptions requests to send as any address of a domain
     */
    public record Lists(
            LoginStrategy logins,
            @Nullable LocalDate switchDate,
            Map<String, List<SentAs>> sentBy,
            List<Exemption> exemptions) {
        /** Any login, and nothing else. */
        public static final Lists NONE = new Lists(LoginStrategy.AS_IS, null, Map.of(), List.of());

        public Lists {
            sentBy = Map.copyOf(sentBy);
            exemptions = List.copyOf(exemptions);
        }
    }

    /** How a quota is assigned; sizes in bytes. */
    public sealed interface QuotaPolicy {
        /** Quotas stay as they are in the source. */
        record Keep() implements QuotaPolicy {}

        /** Quotas that are set stay; who has none, or no limit, gets one by what it holds (quota.md, KEEP_OLD). */
        record KeepOld(UsageHeadroom otherwise) implements QuotaPolicy {}

        /** Everybody the same. */
        record Fixed(long bytes) implements QuotaPolicy {}

        /**
         * The smallest multiple of {@code step}, at least {@code minimum}, with room for {@code headroomPercent} growth
         * and filled to at most {@code fillPercent} (quota.md, USAGE_HEADROOM).
         */
        record UsageHeadroom(long step, long minimum, int headroomPercent, int fillPercent) implements QuotaPolicy {}

        /** The smallest of these sizes, ascending, that is filled to at most {@code fillPercent} (quota.md, TIERS). */
        record Tiers(List<Long> sizes, int fillPercent) implements QuotaPolicy {
            public Tiers {
                sizes = sizes.stream().sorted().toList();
            }
        }

        /** Each customer's contingent is divided among its accounts. */
        record Divided(
                Division division,
                long step,
                long minimum,
                @Nullable Long maximum) implements QuotaPolicy {}

        /** As a list says, by login. */
        record Manual(Map<String, Long> byLogin) implements QuotaPolicy {
            public Manual {
                byLogin = Map.copyOf(byLogin);
            }
        }

        /** The name in settings, as {@code water-fill}. */
        default String word() {
            String name = this instanceof Divided divided
                    ? divided.division().name()
                    : getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2");
            return name.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
