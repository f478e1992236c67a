using System.Text;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Conversations;

/// <summary>What a citizen typed is readable in their own replay and nowhere else.</summary>
public sealed class SealedTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Typed =
        "My zebrastriped sofa is too big. Mail me: jamal.okonkwo77@mailbox.example or ring 07700 900461, I live at WM2 4QT";

    [Fact]
    public async Task The_files_on_disk_hold_neither_personal_data_nor_words_and_the_replay_shows_what_was_typed()
    {
        var citizen = await app.BeginAsync("alderbrook");
        await citizen.AskAsync(Typed);
        await citizen.AskAsync("And how much for a quagmire-green wardrobe?");

        foreach (var words in new[] { "zebrastriped", "jamal", "okonkwo77", "mailbox.example", "07700", "900461", "WM2 4QT", "WM24QT", "quagmire", "[email]" })
        {
            Assert.DoesNotContain(FilesOf(app.DataFolder), file => Holds(file, words));
        }

        Assert.Equal(Typed, (string?)(await citizen.ReadAsync())[0]["text"]);
    }

    [Fact]
    public async Task The_search_for_words_on_disk_would_find_them()
    {
        // The positive twin: the articles lie unsealed in the same database.
        await (await app.BeginAsync("alderbrook")).AskAsync("Hello");

        Assert.Contains(FilesOf(app.DataFolder), file => Holds(file, "three-piece suite"));
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "enquirybot.db*", SearchOption.AllDirectories);

    private static bool Holds(string file, string words)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.ToArray().AsSpan();
        return bytes.IndexOf(Encoding.UTF8.GetBytes(words)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(words)) >= 0;
    }
}
