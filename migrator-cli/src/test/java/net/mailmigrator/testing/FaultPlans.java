package net.mailmigrator.testing;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.mailmigrator.testing.FaultPlan.Deed;
import net.mailmigrator.testing.FaultPlan.Delivery;
import net.mailmigrator.testing.FaultPlan.Place;
import net.mailmigrator.testing.FaultPlan.Place.Kind;

/** Draws one plan after the other from a seed. One thread. */
public final class FaultPlans implements Supplier<FaultPlan> {
    private static final List<Kind> FOR_WRITER = List.of(
            Kind.CLIENT_OCTETS,
            Kind.SERVER_OCTETS,
            Kind.APPEND_LITERAL,
            Kind.APPEND_LITERAL,
            Kind.APPEND_END,
            Kind.APPEND_ANSWER,
            Kind.APPEND_ANSWER);
    private static final List<Kind> FOR_HOLDING =
            List.of(Kind.CLIENT_OCTETS, Kind.APPEND_LITERAL, Kind.APPEND_LITERAL, Kind.APPEND_END, Kind.APPEND_END);
    private static final List<Kind> FOR_READER = List.of(Kind.CLIENT_OCTETS, Kind.SERVER_OCTETS, Kind.SERVER_OCTETS);

    private final Random random;
    private final boolean appends;

    private FaultPlans(long seed, boolean appends) {
        this.random = new Random(seed);
        this.appends = appends;
    }

    /** For connections that only read. */
    public static FaultPlans ofReader(long seed) {
        return new FaultPlans(seed, false);
    }

    /** For connections that append. */
    public static FaultPlans ofWriter(long seed) {
        return new FaultPlans(seed, true);
    }

    @Override
    public FaultPlan get() {
        Deed deed = deed();
        boolean reset = random.nextInt(3) == 0;
        Duration delay = Duration.ofMillis(random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0);
        Delivery delivery = pick(List.of(Delivery.values()));
        return new FaultPlan(deed, place(deed), reset, delivery, delay);
    }

    private Deed deed() {
        int drawn = random.nextInt(20);
        if (drawn < 2) {
            return Deed.NOTHING;
        }
        if (!appends || drawn < 8) {
            return Deed.CUT;
        }
        return drawn < 13 ? Deed.LOSE_ANSWERS : Deed.HOLD;
    }

    private Place place(Deed deed) {
        Kind kind = pick(!appends ? FOR_READER : deed == Deed.HOLD ? FOR_HOLDING : FOR_WRITER);
        return switch (kind) {
            case CLIENT_OCTETS -> new Place(kind, 1, upTo(appends ? 200_000 : 10_000));
            case SERVER_OCTETS -> new Place(kind, 1, upTo(appends ? 20_000 : 600_000));
            case APPEND_LITERAL -> new Place(kind, 1 + random.nextInt(30), random.nextInt(1 << 16));
            case APPEND_END -> new Place(kind, 1 + random.nextInt(3), 0);
            case APPEND_ANSWER -> new Place(kind, 1 + random.nextInt(3), Math.max(0, random.nextInt(180) - 90));
        };
    }

    /** As often below a hundred as above ten thousand: greeting and login are as likely as what follows. */
    private int upTo(int most) {
        return (int) Math.exp(random.nextDouble() * Math.log(most));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
