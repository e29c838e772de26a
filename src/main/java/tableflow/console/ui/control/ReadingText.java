package tableflow.console.ui.control;

import static tableflow.console.ui.Messages.text;

import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.monitor.Figure.Unit;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Reading.Basis;
import tableflow.console.domain.monitor.Reading.Known;

/// Figures with how certain they are, in words.
public final class ReadingText {

    private static final long SECOND = 1_000;

    private ReadingText() {}

    /// A value in its unit. Times are told to the second: nobody samples finer.
    public static String amount(Unit unit, long value) {
        return switch (unit) {
            case BYTES -> value < 0 ? "−" + amount(unit, -value) : Units.size(value).replace("≈ ", "");
            case MILLIS -> Units.duration(value < SECOND ? value : value / SECOND * SECOND).replace("≈ ", "");
            case COUNT -> Units.grouped(value);
        };
    }

    /// What is known, in a few letters: `12`, `≤ 12`, `≥ 12`, `3 – 12`; a dash where there is no value.
    public static String of(Unit unit, Reading reading) {
        return switch (reading) {
            case Known(long low, long high, Basis _) when high == Long.MAX_VALUE -> "≥ " + amount(unit, low);
            case Known(long low, long high, Basis _) when low == high -> amount(unit, low);
            case Known(long low, long high, Basis _) when low == 0 -> "≤ " + amount(unit, high);
            case Known(long low, long high, Basis _) -> amount(unit, low) + " – " + amount(unit, high);
            case Reading.Absent _ -> "–";
            case Reading.Failed(RemoteFailure why) ->
                text(why.is(RemoteFailure.Kind.FORBIDDEN) || why.is(RemoteFailure.Kind.UNAUTHORIZED)
                        ? "monitor.reading.denied" : "monitor.reading.failed");
        };
    }

    /// Why it is as it is: where the value comes from, or why there is none.
    public static String explain(Reading reading) {
        return switch (reading) {
            case Known known when known.isExact() -> text("monitor.explain.exact");
            case Known(long low, long high, Basis basis) -> {
                String bounds = low == high ? ""
                        : text(high == Long.MAX_VALUE ? "monitor.explain.atleast" : "monitor.explain.bounds") + " ";
                yield bounds + text("monitor.explain." + basis.name());
            }
            case Reading.Absent(Reading.Cause cause) -> text("monitor.absent." + cause.name());
            case Reading.Failed(RemoteFailure why) ->
                why.getMessage() + why.advice().map(advice -> "\n" + advice).orElse("");
        };
    }
}
