using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using static EnquiryBot.Tests.Intents.SomePhrases;

namespace EnquiryBot.Tests.Intents;

public sealed class IntentModelCacheTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("enquirybot-");
    private readonly FakeLogger<IntentModelCache> _log = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(100));

    private string Models => Path.Combine(_data.FullName, "models");

    private int Trainings => _log.Collector.GetSnapshot().Count(r => r.Level == LogLevel.Information);

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task The_second_start_reads_the_model_and_answers_alike()
    {
        var first = await Get(Catalogue());
        var second = await Get(Catalogue());

        Assert.Equal(1, Trainings);
        Assert.Equal(first.Version, second.Version);
        Assert.Equal($"intents-{first.Version}.zip", Path.GetFileName(Assert.Single(Directory.GetFiles(Models))));
        Assert.All(All, e => Assert.Equivalent(first.Predict(Redacted(e.Text)), second.Predict(Redacted(e.Text))));
    }

    [Fact]
    public async Task One_new_phrase_makes_another_model()
    {
        var before = await Get(Catalogue());
        var after = await Get(Catalogue(new LabelledText("garbage day", "524/find-out")));

        Assert.NotEqual(before.Version, after.Version);
        Assert.Equal(2, Trainings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.999)]
    public async Task A_file_with_one_changed_byte_is_trained_anew(double place)
    {
        await Get(Catalogue());
        var file = Directory.GetFiles(Models).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[(int)(place * bytes.Length)] ^= 0x55;
        await File.WriteAllBytesAsync(file, bytes);

        var classifier = await Get(Catalogue());

        Assert.Equal("57/pay", classifier.Predict(Redacted("pay my council tax")).Top.Intent.Id);
        Assert.Equal(2, Trainings);
        await Get(Catalogue());
        Assert.Equal(2, Trainings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5_000)]
    public async Task A_file_that_was_cut_off_is_trained_anew(int length)
    {
        await Get(Catalogue());
        var file = Directory.GetFiles(Models).Single();
        using (var stream = File.OpenWrite(file))
        {
            stream.SetLength(length);
        }

        await Get(Catalogue());

        Assert.Equal(2, Trainings);
    }

    [Fact]
    public async Task A_data_folder_that_takes_no_files_costs_a_warning_and_no_answer()
    {
        await File.WriteAllTextAsync(Models, "a file where the folder should be");

        var classifier = await Get(Catalogue());

        Assert.Equal("person", classifier.Predict(Redacted("speak to a person")).Top.Intent.Id);
        Assert.Contains(_log.Collector.GetSnapshot(), r => r.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Old_models_and_what_a_killed_process_left_are_cleared_away()
    {
        var abandoned = Path.Combine(Directory.CreateDirectory(Models).FullName, "intents-0.zip.1.tmp");
        await File.WriteAllTextAsync(abandoned, "half a model");
        foreach (var phrase in new[] { "one", "two", "three", "four" })
        {
            await Get(Catalogue(new LabelledText(phrase, "person")));
        }

        Assert.False(File.Exists(abandoned));
        Assert.Equal(3, Directory.GetFiles(Models).Length);
    }

    private Task<IntentClassifier> Get(IntentCatalogue catalogue) =>
        new IntentModelCache(new HouseFolders("", "", _data.FullName), _clock, _log).GetAsync(catalogue, CancellationToken.None);

    private static IntentCatalogue Catalogue(params LabelledText[] more) =>
        new([.. All.Concat(more).Select(e => new IntentExample(e.Text, LanguageTag.English, Intent.Parse(e.Label)))], []);
}
