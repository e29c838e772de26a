package tableflow.console.ui.work;

/// Questions that are asked again and again, one after the other: one that comes while another is on its way is asked
/// once that has ended. [LatestOnly] alone gives the older one up, so that an answer that takes longer than the time
/// between two questions never comes. JavaFX thread only.
public final class Turns {

    private final LatestOnly slot;
    private boolean again;

    /// @param slot in which the questions run
    public Turns(LatestOnly slot) {
        this.slot = slot;
    }

    /// Starts a job in the slot, now or once the one that runs there has ended.
    ///
    /// @param question starts it; asks itself whether there is anything to ask by then
    public void ask(Runnable question) {
        again = slot.isBusy();
        if (again) {
            return;
        }
        question.run();
        slot.whenFree(() -> {
            if (again) {
                ask(question);
            }
        });
    }

    /// What was asked counts no more.
    public void clear() {
        again = false;
        slot.clear();
    }
}
