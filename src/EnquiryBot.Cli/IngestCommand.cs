using System.CommandLine;
using EnquiryBot.Cli.Support;
using EnquiryBot.Knowledge.Import;

namespace EnquiryBot.Cli;

/// <summary><c>enquirybot ingest</c>: a council's own pages into the live knowledge base.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var inputs = new Argument<string[]>("what")
        {
            Description = "Folders, documents (.md .html .docx .pdf), addresses, or .txt files with an address on each line.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var council = new Option<string>("--council") { Description = "The id of the council whose citizens are shown the pages.", Required = true };
        var sitemap = new Option<string>("--sitemap") { Description = "The address of the site's sitemap." };
        var baseUrl = new Option<string>("--base-url") { Description = "The address under which the files of a folder are published." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done and change nothing." };
        var removeMany = new Option<bool>("--remove-many") { Description = "Withdraw pages that are gone even when they are more than half." };
        var accept = new Option<string[]>("--accept") { Description = "The address of a page that was kept back and that you found good; once for each." };
        var loopback = new Option<bool>("--allow-loopback") { Description = "Visit a site on this machine, to try things out." };
        var json = CommandOutput.JsonOption();
        var command = new Command("ingest", "Bring pages of the council's website, or documents, into the knowledge base.")
        {
            inputs, council, sitemap, baseUrl, dryRun, removeMany, accept, loopback, json,
        };
        command.SetAction(async (parsed, ct) =>
        {
            await using var store = await LiveStore.OpenAsync(parsed.GetValue(loopback), ct);
            var id = parsed.GetRequiredValue(council);
            var request = new IngestRequest(store.Files.Councils.FirstOrDefault(c => c.Id.Value == id)
                ?? throw new UsageException($"There is no council '{id}'. There are: {string.Join(", ", store.Files.Councils.Select(c => c.Id))}."))
            {
                Sitemap = Address(parsed.GetValue(sitemap), "--sitemap"), Inputs = parsed.GetValue(inputs) ?? [], BaseUrl = Folder(Address(parsed.GetValue(baseUrl), "--base-url")),
                DryRun = parsed.GetValue(dryRun), MayRemoveMany = parsed.GetValue(removeMany), Accept = parsed.GetValue(accept) ?? [],
            };
            return await RunAsync(parsed, store, request, parsed.GetValue(json), ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, LiveStore store, IngestRequest request, bool json, CancellationToken ct)
    {
        if (request.Sitemap is null && request.Inputs.Count == 0)
        {
            throw new UsageException("Say what to ingest: a folder, a document, an address, a list of addresses, or --sitemap and an address.");
        }

        var summaries = await IngestProgressBar.ShowAsync(parsed.InvocationConfiguration.Error, progress => store.Ingestion.RunAsync(request, progress, ct));
        if (json)
        {
            await parsed.WriteJsonAsync(IngestReport.Of(summaries, request.DryRun));
        }
        else
        {
            await parsed.WriteLineAsync(IngestReport.Text(summaries, request.DryRun));
        }

        return 0;
    }

    private static Uri? Address(string? text, string option) =>
        text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new UsageException($"'{text}' is not an http or https address: {option} needs one.");

    // A file's path is put behind it, so it has to end with a slash.
    private static Uri? Folder(Uri? address) => address is null || address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
