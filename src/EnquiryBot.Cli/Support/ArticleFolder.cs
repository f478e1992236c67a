using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Knowledge;
using EnquiryBot.Quality;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Cli.Support;

/// <summary>Markdown articles of anybody's folder as plain documents.</summary>
internal static class ArticleFolder
{
    /// <summary>
    /// Reads every English *.md file of a folder and its subfolders. Title and id come from the front matter, an id that is not
    /// there from the file's name; what else the front matter says or lacks is not the matter of a search.
    /// </summary>
    /// <exception cref="ContentFaultsException">Files without front matter, or an id twice; the message lists all of them.</exception>
    public static IReadOnlyList<SearchDocument> Read(string folder)
    {
        var faults = new FaultList();
        var documents = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var unusable = new FaultList();
            if (ArticleFile.Read(folder, name, unusable) is not { } article)
            {
                unusable.All.ToList().ForEach(f => faults.Error(f.File, f.Line, f.Message));
            }
            else if (article.Language == LanguageTag.English && !documents.TryAdd(article.Id, ToDocument(article)))
            {
                faults.Error(name, 1, $"Another file has the id '{article.Id}'.");
            }
        }

        faults.ThrowOnErrors();
        return [.. documents.Values];
    }

    private static SearchDocument ToDocument(ArticleFile file)
    {
        var passages = ArticleChunker.Chunk(new Article
        {
            Id = file.Id,
            Council = default,
            Language = file.Language,
            Title = file.Title,
            Url = file.Url,
            Body = file.Body,
            Origin = file.File,
            Digest = "",
        });
        return new SearchDocument(
            file.Id, file.Title, string.Join('\n', passages.Select(p => string.Join('\n', p.HeadingPath.Append(p.Text)))));
    }
}
