using EnquiryBot.Testing;
using EnquiryBot.Tests.Knowledge.Import;

namespace EnquiryBot.Tests.Cli;

public sealed class IngestCommandTests
{
    [Fact]
    public async Task A_folder_of_documents_is_read_and_what_is_none_is_said()
    {
        using var folder = new KnowledgeFolder()
            .Write("docs/bats.md", "---\ntitle: Bats\nurl: https://www.alderbrook.example/bats\n---\nBats live in the old town hall and sleep there in winter.\n")
            .Write("docs/owls.html", "<main><h1>Owls</h1><p>Owls live in the new town hall and hunt there at night.</p></main>")
            .Write("docs/figures.xlsx", "x");
        File.WriteAllBytes(Path.Combine(folder.Path, "docs", "llamas.pdf"), DocumentTests.PdfOf((20, "Llamas"), (11, "You can adopt a llama of our herd.")));

        var run = await CommandLineRun.Of(
            "ingest", Path.Combine(folder.Path, "docs"), "--council", "alderbrook", "--base-url", "https://www.alderbrook.example/documents", "--dry-run", "--json");

        Assert.Equal(0, run.ExitCode);
        var source = run.Json["sources"]![0]!;
        Assert.Equal((3, 1), ((int)source["counts"]!["added"]!, (int)source["counts"]!["refused"]!));
        Assert.Contains(source["pages"]!.AsArray(), p => (string?)p!["reason"] == "files '.xlsx' are not read");
        Assert.Contains(source["findings"]!.AsArray(), f => (string?)f!["kind"] == "pdfOnly" && (string?)f["urls"]![0] == "https://www.alderbrook.example/documents/llamas.pdf");
    }

    [Theory]
    [InlineData(2, "There is no council 'nowhere'", "ingest", "--council", "nowhere", "--sitemap", "https://www.alderbrook.example/sitemap.xml")]
    [InlineData(2, "Say what to ingest", "ingest", "--council", "alderbrook")]
    [InlineData(2, "--sitemap needs one", "ingest", "--council", "alderbrook", "--sitemap", "sitemap.xml")]
    [InlineData(1, "is no folder, no file", "ingest", "no-such-folder", "--council", "alderbrook")]
    [InlineData(1, "not on the public internet", "ingest", "--council", "alderbrook", "--sitemap", "http://127.0.0.1:9/sitemap.xml")]
    public async Task What_makes_no_sense_is_said_in_a_sentence(int exitCode, string message, params string[] args)
    {
        var run = await CommandLineRun.Of([.. args, "--dry-run"]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
