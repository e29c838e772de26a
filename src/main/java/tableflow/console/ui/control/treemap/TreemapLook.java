package tableflow.console.ui.control.treemap;

/// How the items of a treemap are shown.
///
/// @param <T> an item
public interface TreemapLook<T> {

    /// Its name, as short as it can be.
    String label(T item);

    /// A second line below the name where there is room for it, such as its size.
    String detail(T item);

    /// Everything about it, lines of text: shown while the pointer rests on it.
    String exact(T item);

    /// Its colour: the number of a style class, see [TreemapPalette].
    int colour(T item);
}
