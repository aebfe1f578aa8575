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
    private static final List<Kind> FOR_CHANGER =
            List.of(Kind.CLIENT_OCTETS, Kind.SERVER_OCTETS, Kind.CHANGE_END, Kind.CHANGE_ANSWER, Kind.CHANGE_ANSWER);
    private static final List<Kind> FOR_CHANGER_HOLDING = List.of(Kind.CLIENT_OCTETS, Kind.CHANGE_END, Kind.CHANGE_END);

    private final Random random;
    private final boolean writes;
    private final List<Kind> kinds;
    private final List<Kind> holding;

    private FaultPlans(long seed, boolean writes, List<Kind> kinds, List<Kind> holding) {
        this.random = new Random(seed);
        this.writes = writes;
        this.kinds = kinds;
        this.holding = holding;
    }

    /** For connections that only read. */
    public static FaultPlans ofReader(long seed) {
        return new FaultPlans(seed, false, FOR_READER, List.of());
    }

    /** For connections that append. */
    public static FaultPlans ofWriter(long seed) {
        return new FaultPlans(seed, true, FOR_WRITER, FOR_HOLDING);
    }

    /** For connections that change flags and take messages away. */
    public static FaultPlans ofChanger(long seed) {
        return new FaultPlans(seed, true, FOR_CHANGER, FOR_CHANGER_HOLDING);
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
        if (!writes || drawn < 8) {
            return Deed.CUT;
        }
        return drawn < 13 ? Deed.LOSE_ANSWERS : Deed.HOLD;
    }

    private Place place(Deed deed) {
        Kind kind = pick(deed == Deed.HOLD ? holding : kinds);
        return switch (kind) {
            case CLIENT_OCTETS -> new Place(kind, 1, upTo(writes ? 200_000 : 10_000));
            case SERVER_OCTETS -> new Place(kind, 1, upTo(writes ? 20_000 : 600_000));
            case APPEND_LITERAL -> new Place(kind, 1 + random.nextInt(30), random.nextInt(1 << 16));
            case APPEND_END -> new Place(kind, 1 + random.nextInt(3), 0);
            case CHANGE_END -> new Place(kind, 1 + random.nextInt(4), 0);
            case APPEND_ANSWER, CHANGE_ANSWER ->
                new Place(kind, 1 + random.nextInt(3), Math.max(0, random.nextInt(180) - 90));
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
