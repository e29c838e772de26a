package tableflow.console.ui.storage.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import tableflow.console.domain.storage.Amount;

/// What a tile's area and a bar's length stand for.
enum Measure {
    BYTES,
    OBJECTS;

    BigInteger of(Amount amount) {
        return this == BYTES ? amount.bytes() : BigInteger.valueOf(amount.objects());
    }

    /// For areas: rounded where a double cannot hold it.
    double weight(Amount amount) {
        return new BigDecimal(of(amount)).doubleValue();
    }
}
