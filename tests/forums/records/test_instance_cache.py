"""Answers kept on the object they are about."""

from forums.records.instance_cache import cached_on_instance


class Account:
    def __init__(self, pk: int) -> None:
        self.pk = pk

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Account) and self.pk == other.pk

    def __hash__(self) -> int:
        return self.pk


def test_an_answer_is_worked_out_once_for_each_object_also_where_it_is_none() -> None:
    asked: list[int] = []

    @cached_on_instance
    def boss(account: Account) -> None:
        asked.append(account.pk)

    account = Account(1)
    assert (boss(account), boss(account), asked) == (None, None, [1])
    boss(Account(1))  # the same row, loaded anew
    assert asked == [1, 1]


def test_two_questions_about_one_object_keep_their_own_answers() -> None:
    @cached_on_instance
    def double(account: Account) -> int:
        return account.pk * 2

    @cached_on_instance
    def name(account: Account) -> str:
        return f"#{account.pk}"

    account = Account(3)
    assert (double(account), name(account), double(account)) == (6, "#3", 6)
