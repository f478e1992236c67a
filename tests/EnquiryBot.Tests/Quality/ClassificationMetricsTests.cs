using EnquiryBot.Quality;

namespace EnquiryBot.Tests.Quality;

public sealed class ClassificationMetricsTests
{
    // a: 1 of 2 right; b: 2 of 2 right and 1 too many; o: 1 of 2 right.
    private static readonly LabelOutcome[] _rows =
    [
        new("a", "a", 0.9), new("a", "b", 0.8), new("b", "b", 0.8), new("b", "b", 0.3), new("o", "o", 0.1), new("o", "a", 0.8),
    ];

    [Fact]
    public void Accuracy_is_the_share_of_right_rows() => Assert.Equal(4 / 6.0, ClassificationMetrics.Accuracy(_rows)!.Value, 1e-12);

    [Fact]
    public void Recall_and_precision_of_a_label()
    {
        Assert.Equal(1 / 2.0, ClassificationMetrics.Recall(_rows, "o"));
        Assert.Equal(1.0, ClassificationMetrics.Precision(_rows, "o"));
        Assert.Equal(2 / 3.0, ClassificationMetrics.Precision(_rows, "b"));
    }

    [Fact]
    public void Macro_F1_counts_every_label_the_same() =>
        Assert.Equal(((2 / 4.0) + (4 / 5.0) + (2 / 3.0)) / 3, ClassificationMetrics.MacroF1(_rows)!.Value, 1e-12);

    [Fact]
    public void A_label_that_was_only_predicted_counts_as_nought_in_macro_F1() =>
        Assert.Equal(1 / 3.0, ClassificationMetrics.MacroF1([new("a", "a", 1), new("a", "x", 1)])!.Value, 1e-12);

    // c 4, n 6, sum t p = 2*2 + 2*3 + 2*1 = 12; (24 - 12) / sqrt((36 - 14) (36 - 12)).
    [Fact]
    public void Matthews_coefficient_takes_chance_out() =>
        Assert.Equal(12 / Math.Sqrt(22 * 24), ClassificationMetrics.Mcc(_rows)!.Value, 1e-12);

    [Fact]
    public void Matthews_coefficient_of_one_label_for_all_is_nought() =>
        Assert.Equal(0, ClassificationMetrics.Mcc([new("a", "a", 1), new("b", "a", 1)]));

    // In scope .9 .8 .8 .3 against out of it .8 .1: 1 + .5 + .5 + 0 and 4 of 8 pairs.
    [Fact]
    public void The_area_under_the_curve_counts_pairs_and_ties_half() =>
        Assert.Equal(6 / 8.0, ClassificationMetrics.Auroc(_rows, "o")!.Value, 1e-12);

    [Fact]
    public void Figures_without_rows_are_null()
    {
        Assert.Null(ClassificationMetrics.Accuracy([]));
        Assert.Null(ClassificationMetrics.MacroF1([]));
        Assert.Null(ClassificationMetrics.Mcc([]));
        Assert.Null(ClassificationMetrics.Recall(_rows, "nobody"));
        Assert.Null(ClassificationMetrics.Precision(_rows, "nobody"));
        Assert.Null(ClassificationMetrics.Auroc(_rows, "nobody"));
    }
}
