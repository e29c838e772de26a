package tableflow.console;

import java.util.List;
import java.util.function.Consumer;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.RuleBook;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.service.review.report.ReviewReport;
import tableflow.console.ui.doctor.review.ReviewServices;
import tableflow.console.ui.shell.OpenProfile;

/// Puts the Review tab of one open profile together.
final class ReviewWiring implements ReviewServices {

    private final Wiring wiring;
    private final OpenProfile opened;

    ReviewWiring(Wiring wiring, OpenProfile opened) {
        this.wiring = wiring;
        this.opened = opened;
    }

    @Override
    public Profile profile() {
        return opened.now();
    }

    @Override
    public List<Rule> rules() {
        return RuleBook.ALL;
    }

    @Override
    public Review review(ReviewSettings settings, Progress progress, Consumer<Review> soFar) {
        return wiring.reviewer(opened.now()).review(opened.now(), settings, progress, soFar);
    }

    @Override
    public ReviewSettings settings() {
        return wiring.reviewSettings(opened.now()).read();
    }

    @Override
    public void keep(ReviewSettings settings) {
        wiring.reviewSettings(opened.now()).write(settings);
    }

    @Override
    public String report(Review review, ReportFormat format) {
        return new ReviewReport(wiring.redactor()::redact).of(review, format);
    }
}
