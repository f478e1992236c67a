using EnquiryBot.Testing;
using EnquiryBot.Tests.Cli;

namespace EnquiryBot.Tests.Quality;

/// <summary>
/// The search on data that nobody here wrote stays as good as it is, and better than plain BM25 on the same files (recall@5
/// 0.785 and 0.767 for the last turn, 0.83 and 0.90 with its conversation). Each floor is two questions below what was measured.
/// </summary>
public sealed class PublicCollectionsTests : IClassFixture<PublicCollectionsTests.Written>
{
    private readonly Written _written;

    public PublicCollectionsTests(Written written) => _written = written;

    [NeedsSharedTheory]
    [InlineData("mtrag", "cloud-last-turn", 0.79)]
    [InlineData("mtrag", "cloud-history", 0.85)]
    [InlineData("mtrag", "clapnq-last-turn", 0.86)]
    [InlineData("mtrag", "clapnq-history", 0.905)]
    [InlineData("bradford", "questions", 0.90)]
    public async Task The_search_finds_at_least_so_much_among_its_first_five(string articles, string questions, double floor)
    {
        Assert.Null(Needs.SkipWithoutEncoder());

        var run = await CommandLineRun.Of(
            "evaluate", "retrieval", "--articles", _written.File($"{articles}-articles"), "--questions", _written.File($"{articles}-{questions}"), "--json");

        Assert.Equal(("", true), (run.Error, (double)run.Json["recallAt5"]! >= floor));
    }

    /// <summary>The collections in a folder of their own, written when they are there.</summary>
    public sealed class Written : IDisposable
    {
        private readonly KnowledgeFolder _folder = new();

        public Written()
        {
            if (Shared.FolderOrNull is not null)
            {
                PublicCollections.WriteTo(_folder.Path);
            }
        }

        public string File(string name) => Path.Combine(_folder.Path, $"{name}.jsonl");

        public void Dispose() => _folder.Dispose();
    }
}
