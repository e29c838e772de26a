package tableflow.console.service.query.plan;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.profile.Profile;

/// Asks before a statement that may scan much.
///
/// @param limit bytes; more are asked for
/// @param price what they would cost
public record Guard(long limit, Price price) {

    /// The guard of a profile; with the usual limit and price where it says nothing.
    public static Guard of(Profile profile) {
        Profile.@Nullable Athena athena = profile.aws() == null ? null : profile.aws().athena();
        Long limit = athena == null ? null : athena.askAboveBytes();
        return new Guard(
                limit == null ? Profile.Athena.ASK_ABOVE_BYTES : limit,
                Price.of(athena == null ? null : athena.pricePerTerabyte()));
    }

    /// What has to be confirmed before the run.
    ///
    /// @param bytes at most so many, as far as it is known
    /// @param dollars for them
    /// @param limit of the profile
    /// @param text the question's facts as a sentence: bytes, price, limit
    public record Question(long bytes, BigDecimal dollars, long limit, String text) {}

    /// The question for an estimate; empty when it may simply run. An estimate that tells nothing is not asked about,
    /// unless the limit is zero: then everything that may scan is.
    public Optional<Question> question(ScanEstimate estimate) {
        long bytes = estimate.atMost();
        boolean unknown = estimate.certainty() == ScanEstimate.Certainty.UNKNOWN;
        if (bytes <= limit && !(unknown && limit == 0)) {
            return Optional.empty();
        }
        BigDecimal dollars = price.of(bytes);
        String known = "It may scan at most " + Units.size(bytes) + " (" + Units.grouped(bytes)
                + " bytes), which costs up to " + Price.text(dollars) + " USD";
        String more = estimate.plans().isEmpty() ? "How much it may scan is not known: " : known + ", and more: ";
        return Optional.of(new Question(bytes, dollars, limit,
                (unknown ? more + String.join("; ", estimate.unknowns()) : known)
                        + ". The profile asks above " + Units.size(limit) + "."));
    }

    /// Whether the work group would stop the statement on its way: what was read until then is billed.
    ///
    /// @param cutoff bytes that the work group lets a query scan; empty when it has no such limit
    public static boolean mayBeCutOff(ScanEstimate estimate, OptionalLong cutoff) {
        return cutoff.isPresent() && estimate.atMost() > cutoff.getAsLong();
    }
}
