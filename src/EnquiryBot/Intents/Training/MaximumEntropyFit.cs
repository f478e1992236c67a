using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace EnquiryBot.Intents.Training;

/// <summary>
/// Trains multinomial logistic regression with ML.NET (L-BFGS). One thread and one seed a fit: the same examples give the
/// same weights on the same kind of processor; several fits may run side by side.
/// </summary>
internal static class MaximumEntropyFit
{
    private const int Seed = 1;

    // L-BFGS keeps two copies of all weights for each step it remembers: 5 are as accurate here as the 20 of the default
    // and save a third of the time.
    private const int RememberedSteps = 5;

    // Stopping early also guards against overfitting: with 30 phrases a label, 12 steps beat 20; with 130 rows a label 30 won.
    private const int ManyRows = 5000;
    private const int Steps = 12;
    private const int StepsForManyRows = 30;

    /// <summary>Fits weights.</summary>
    /// <param name="rows">The examples.</param>
    /// <param name="labels">The class of each example, 0 to <paramref name="classes"/> - 1, every class at least once.</param>
    /// <param name="classes">How many classes; at least 2.</param>
    /// <param name="features">How many features; more than every index in the rows.</param>
    /// <param name="cancellationToken">Checked before the fit; ML.NET offers no public way to stop one that runs.</param>
    public static LinearWeights Fit(
        IReadOnlyList<SparseVector> rows, IReadOnlyList<int> labels, int classes, int features, CancellationToken cancellationToken)
    {
        var transformer = Train(rows, labels, classes, features, cancellationToken);
        VBuffer<float>[] weights = [];
        transformer.Model.GetWeights(ref weights, out _);
        return LinearWeights.FromClasses([.. weights.Select(w => w.DenseValues().ToArray())], [.. transformer.Model.GetBiases()], features);
    }

    /// <summary>ML.NET's own model, which also predicts: the tests hold our scoring against it.</summary>
    public static MulticlassPredictionTransformer<MaximumEntropyModelParameters> Train(
        IReadOnlyList<SparseVector> rows, IReadOnlyList<int> labels, int classes, int features, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(Seed);
        var options = new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = Regularisation(rows.Count),
            HistorySize = RememberedSteps,
            MaximumNumberOfIterations = rows.Count > ManyRows ? StepsForManyRows : Steps,
            NumberOfThreads = 1,
        };
        return context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(options).Fit(View(context, rows, labels, classes, features));
    }

    /// <summary>The examples as ML.NET reads them.</summary>
    public static IDataView View(
        MLContext context, IReadOnlyList<SparseVector> rows, IReadOnlyList<int> labels, int classes, int features)
    {
        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        return context.Data.LoadFromEnumerable(
            rows.Select((row, i) => new TrainingRow
            {
                Label = (uint)labels[i],
                Features = new VBuffer<float>(features, row.Indices.Length, row.Values, row.Indices),
            }).ToArray(),
            schema);
    }

    // ML.NET adds this to the summed loss of all rows. 0.02 was best at 1,000 to 2,000 rows and 0.1 at 10,000.
    private static float Regularisation(int rows) => Math.Clamp(rows * 1e-5f, 0.01f, 0.2f);

    private sealed class TrainingRow
    {
        public uint Label { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
