using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Language;
using EnquiryBot.SelfService;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Tests.SelfService;

/// <summary>The shipped collections, and what they say at a chosen moment.</summary>
internal static class SomeCollections
{
    private static readonly string Folder = HouseFolders.Find(null, null, null).Knowledge;

    public static readonly IReadOnlyList<CouncilProfile> Councils = CouncilFile.ReadAll(Folder, new FaultList());
    public static readonly PhraseBook Phrases = PhraseBook.Load(Folder, [], new FaultList());
    public static readonly CollectionBook Book = CollectionBook.Load(Folder, Councils, new FaultList());

    public static CouncilProfile Council(string id) => Councils.Single(c => c.Id.Value == id);

    public static CouncilCollections Of(string id) => Book.Find(Council(id).Id)!;

    public static NextCollections Next(DateOnly day, string council = "alderbrook", string round = "villages-a") =>
        NextAt(day.ToDateTime(new TimeOnly(5, 0)), council, round)!;

    public static NextCollections? NextAt(DateTime utc, string council, string round)
    {
        var book = new Latest<CollectionBook>();
        book.Replace(Book);
        return new CollectionLookup(book, new FakeTimeProvider(new DateTimeOffset(utc, TimeSpan.Zero))).Next(Council(council), round);
    }

    /// <summary>What a citizen would read.</summary>
    public static string Say(NextCollections next, string council, LanguageTag language) =>
        CollectionWording.Say(next, Council(council), language, Phrases);
}
