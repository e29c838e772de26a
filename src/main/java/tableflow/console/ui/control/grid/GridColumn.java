package tableflow.console.ui.control.grid;

import org.kordamp.ikonli.Ikon;

/// A column as the grid shows it.
///
/// @param title its name, of any length
/// @param type in words, for the tooltip: `decimal(10, 2)`
/// @param icon a sign of the type
/// @param numeric values stand to the right
public record GridColumn(String title, String type, Ikon icon, boolean numeric) {}
