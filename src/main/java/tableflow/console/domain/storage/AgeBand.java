package tableflow.console.domain.storage;

/// How long ago an object was written, seen from the start of the scan.
public enum AgeBand {
    /// Written after the scan began by this machine's clock: meanwhile, or by a clock that is ahead.
    AHEAD(0),
    DAY(1),
    WEEK(7),
    MONTH(30),
    QUARTER(90),
    HALF_YEAR(180),
    YEAR(365),
    OLDER(Long.MAX_VALUE / AgeBand.DAY_MILLIS);

    private static final long DAY_MILLIS = 86_400_000L;
    private static final AgeBand[] ALL = values();

    private final long days;

    AgeBand(long days) {
        this.days = days;
    }

    /// Ages in the band are below so many days, and not below those of the band before.
    public long days() {
        return days;
    }

    /// @param ageMillis below zero for what is of the future
    public static AgeBand of(long ageMillis) {
        for (AgeBand band : ALL) {
            if (ageMillis < band.days * DAY_MILLIS) {
                return band;
            }
        }
        return OLDER;
    }
}
