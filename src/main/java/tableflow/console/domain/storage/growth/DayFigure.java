package tableflow.console.domain.storage.growth;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A figure of one day, exactly as it was told.
///
/// @param day in UTC
public record DayFigure(LocalDate day, BigDecimal value) {}
