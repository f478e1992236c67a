using System.Linq.Expressions;
using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval;

/// <summary>What a filter over <see cref="PassageRecord"/> asks for: equality of council, language, article and service, joined by and.</summary>
/// <param name="Council">The council; there is no filter without one.</param>
/// <param name="Language">The language; English unless the filter says.</param>
/// <param name="ArticleId">The article; null is any.</param>
/// <param name="Service">The service; null is any.</param>
internal sealed record PassageFilter(CouncilId Council, LanguageTag Language, string? ArticleId, int? Service)
{
    private const string Known = "A filter compares Council, and Language, ArticleId or Service, by == and joins them by &&.";

    /// <summary>Reads a filter.</summary>
    /// <exception cref="NotSupportedException">The filter names no council, or asks for what is not known here.</exception>
    public static PassageFilter Of(Expression<Func<PassageRecord, bool>>? filter)
    {
        var wanted = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (filter is not null)
        {
            Read(filter.Body, filter.Parameters[0], wanted);
        }

        return wanted.GetValueOrDefault(nameof(PassageRecord.Council)) is string council && CouncilId.TryParse(council, out var id)
            ? new PassageFilter(
                id, LanguageOf(wanted), (string?)wanted.GetValueOrDefault(nameof(PassageRecord.ArticleId)), (int?)wanted.GetValueOrDefault(nameof(PassageRecord.Service)))
            : throw new NotSupportedException($"The filter must say which council's passages are meant. {Known}");
    }

    /// <summary>Whether a passage is one of those that are asked for.</summary>
    public bool Accepts(Passage passage) =>
        passage.Council == Council && passage.Language == Language
        && (ArticleId is null || passage.ArticleId == ArticleId)
        && (Service is null || passage.Service == Service);

    private static LanguageTag LanguageOf(Dictionary<string, object?> wanted) =>
        !wanted.TryGetValue(nameof(PassageRecord.Language), out var language) ? LanguageTag.English
        : LanguageTag.TryParse(language as string, out var tag) ? tag
        : throw new NotSupportedException("The filter asks for a language that the service has no wording for.");

    private static void Read(Expression expression, ParameterExpression record, Dictionary<string, object?> wanted)
    {
        if (expression is BinaryExpression { NodeType: ExpressionType.AndAlso } and)
        {
            Read(and.Left, record, wanted);
            Read(and.Right, record, wanted);
            return;
        }

        if (expression is not BinaryExpression { NodeType: ExpressionType.Equal } equal)
        {
            throw new NotSupportedException(Known);
        }

        var (left, right) = (FieldOf(equal.Left, record), FieldOf(equal.Right, record));
        if ((left is null) == (right is null))
        {
            throw new NotSupportedException(Known);
        }

        // Null would mean "any" further on, and a field twice could never be both.
        var value = ValueOf(left is null ? equal.Left : equal.Right, record);
        if (value is null || !wanted.TryAdd((left ?? right)!, value))
        {
            throw new NotSupportedException($"Each field is compared once, and not with null. {Known}");
        }
    }

    private static string? FieldOf(Expression expression, ParameterExpression record)
    {
        var plain = expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression;
        return plain is MemberExpression member && member.Expression == record
            && member.Member.Name is nameof(PassageRecord.Council) or nameof(PassageRecord.Language) or nameof(PassageRecord.ArticleId) or nameof(PassageRecord.Service)
            ? member.Member.Name
            : null;
    }

    private static object? ValueOf(Expression expression, ParameterExpression record)
    {
        if (new Uses(record).In(expression))
        {
            throw new NotSupportedException(Known);
        }

        return Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke();
    }

    private sealed class Uses(ParameterExpression record) : ExpressionVisitor
    {
        private bool _found;

        public bool In(Expression expression)
        {
            Visit(expression);
            return _found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _found |= node == record;
            return node;
        }
    }
}
