package tableflow.console.service.storage.findings;

import java.math.BigDecimal;
import java.util.Map;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.finding.StorageFinding.Figure;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.storage.cost.RegionPrices;

/// Money in evidence: never without whose prices they are and of when.
final class Money {

    /// What lies in old versions and uploads is of the class that most objects have.
    private static final String USUAL = "STANDARD";

    private Money() {}

    /// What it costs to keep so much in the usual class.
    static Figure month(RegionPrices prices, Amount amount) {
        return new Figure("Costs a month", prices.month(Map.of(USUAL, amount)).unknown().isEmpty()
                ? "about " + Price.text(prices.month(Map.of(USUAL, amount)).dollars()) + " USD as " + USUAL
                        + basis(prices)
                : "not known: there is no price of " + USUAL + basis(prices));
    }

    static String dollars(RegionPrices prices, BigDecimal dollars) {
        return Price.text(dollars) + " USD" + basis(prices);
    }

    private static String basis(RegionPrices prices) {
        return " (prices of " + prices.region() + (prices.isOwn() ? "" : ", those of " + prices.asked()
                + " are not known,") + " as of " + prices.asOf() + ")";
    }
}
